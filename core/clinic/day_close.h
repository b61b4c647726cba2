#pragma once

#include "core/clinic/bills.h"

/// W8: counting the till of a desk and closing its sitting. All amounts are paise.
namespace opdesk::clinic {

using model::DayCloseId;

struct NoteCount {
    std::int64_t value = 0, count = 0;  ///< value: 50000 is a note of 500 rupees
};
struct ModeSum {
    std::string mode;
    std::int64_t taken = 0, given = 0;
};
struct PersonSum {
    StaffId staff;
    std::string name;
    std::int64_t cash = 0, taken = 0, given = 0;  ///< cash: taken less given in cash
};
struct ClosingBill {
    std::string what;  ///< due, discount, credit_note, gap
    std::string number, patientName, reason;
    std::int64_t amount = 0;
};
struct OpenDesk {
    std::string series, name;
    std::int64_t taken = 0;
};
struct Closing {
    std::int64_t sitting = 0, opening = 0, expected = 0, billed = 0, billCount = 0, unsent = 0;
    std::string series, dayText, firstNumber, lastNumber;
    std::vector<ModeSum> modes;
    std::vector<PersonSum> people;
    std::vector<ClosingBill> bills;
    std::vector<OpenDesk> openDesks;
};
struct ShowDay {  // "day.show": the open sitting of this desk
    struct Answer {
        Closing closing;
        bool blind = false;  ///< what is expected is not shown before the count; figures of cash are 0
        bool secondPerson = false, nothing = false;
        std::vector<DayCloseId> earlier;  ///< of this desk, newest first
    };
};
struct CloseDay {  // "day.close"
    std::vector<NoteCount> notes;
    std::int64_t left = 0;  ///< stays in the drawer for the next sitting
    std::string reason;     ///< when counted and expected differ
    std::string passphrase;
    StaffId witness;
    std::string witnessPassphrase;
    struct Answer {
        DayCloseId closing;
        std::int64_t sitting = 0, expected = 0, counted = 0, difference = 0;
    };
};
struct DayWitnesses {  // "day.witnesses": who may count along: anybody who works here, the receptionist too
    using Answer = Witnesses;
};
struct DayPaperOf {  // "day.paper"
    DayCloseId closing;
    struct Answer {
        Closing closing;
        std::vector<NoteCount> notes;
        std::int64_t counted = 0, left = 0;
        std::string reason, closedAtText, closedBy, witness, clinicName, clinicAddress, deskName, fingerprint,
            printedAtText, documentId;
    };
};

base::Result<ShowDay::Answer> execute(Session&, const ShowDay&);
base::Result<CloseDay::Answer> execute(Session&, const CloseDay&);
base::Result<DayWitnesses::Answer> execute(Session&, const DayWitnesses&);
base::Result<DayPaperOf::Answer> execute(Session&, const DayPaperOf&);

}  // namespace opdesk::clinic
