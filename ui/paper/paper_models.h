#pragma once

#include <string>
#include <vector>

namespace opdesk::ui::paper {

/// Everything here is UTF-8, already formatted, and shown literally: `<b>` in a name prints as `<b>`.

/// roll80: bills and receipts on a thermal printer, as long as their text.
enum class PaperSize { a5, a4, roll80 };

struct PaperOptions {
    PaperSize size = PaperSize::a5;
    /// Letterhead mode: the printed head is left out and this much room stays free.
    bool letterhead = false;
    double topMillimetres = 35.0;
    double bottomMillimetres = 15.0;
    bool showBrand = true;
};

struct ClinicHead {
    std::string name;
    std::string address;
    std::string hours;  ///< "Mon–Sat 10:00–13:30, 18:00–20:30"
    std::string phone;
    std::string gstin;  ///< bills only; empty for a clinic without registration
};

struct DoctorHead {
    std::string name;           ///< "Dr. Meera Kulkarni"
    std::string qualification;  ///< "MBBS, MD (General Medicine)"
    std::string registration;   ///< "SPECIMEN-0000"
    std::string council;        ///< "Maharashtra"
};

struct PaperPatient {
    std::string name;
    std::string ageSex;  ///< "58 y, male"
    std::string address;
    std::string uhid;
    std::string weight;  ///< "78.4 kg"; required under 18
    std::string abha;
};

struct PaperAllergies {
    enum class Knowledge { notAsked, noneKnown, known };
    Knowledge knowledge = Knowledge::notAsked;
    std::string words;  ///< "SULFONAMIDES — skin rash (11-03-2024)" or the date asked
};

/// One medicine. A medicine is never split over two pages.
struct PaperMedicine {
    std::string generic;   ///< printed in capitals
    std::string strength;  ///< "40 mg"
    std::string form;      ///< "tablet"
    std::string brand;     ///< in brackets, optional
    std::string english;   ///< figures and words: "1 tablet — 1-0-0, morning — 30 days"
    std::string local;     ///< the same in the patient's language; empty: none reviewed
    std::string quantity;  ///< "30"
    std::string note;      ///< free words of the doctor
};

struct PrescriptionPaper {
    ClinicHead clinic;
    DoctorHead doctor;
    PaperPatient patient;
    std::string dateTime;  ///< "17-11-2026 11:48 am"
    PaperAllergies allergies;
    std::string complaint;
    std::string findings;
    std::string diagnosis;
    std::vector<PaperMedicine> medicines;
    std::string tests;
    std::string advice;
    std::string followUp;        ///< "Tue 01-12-2026"
    std::string followUpLocal;   ///< "दोबारा दिखाएँ: 01-12-2026"
    std::string warningEnglish;  ///< "Stop and call the clinic if rash or swelling."
    std::string warningLocal;
    std::string number;       ///< "2611-0941"
    std::string qrText;       ///< opaque id and hash, nothing personal
    std::string fingerprint;  ///< "41D0 7BE9"
    std::string signatureId;  ///< id of the digital signature; empty: none
    std::string teleconsult;  ///< mode and consent; empty: in person
    bool isSigned = false;    ///< false prints DRAFT across the sheet
    std::string duplicateAt;  ///< time of a reprint; prints DUPLICATE
};

struct TokenSlip {
    std::string clinic;
    std::string token;  ///< "A-14"
    std::string doctor;
    std::string room;
    std::string dateTime;
    std::string firstName;
    std::string age;    ///< "29 y"
    std::string wait;   ///< "5 ahead, about 38 min"
    std::string local;  ///< "token number" in the patient's language
    bool isDuplicate = false;
};

struct BillLine {
    std::string words;
    std::string code;  ///< SAC or HSN
    std::string quantity;
    std::string rate;  ///< the taxable value where tax is charged
    std::string amount;
    std::string under{};  ///< batch, expiry, maker of a medicine
    std::string tax{};    ///< "5%"
};

struct BillSum {
    std::string label;
    std::string amount;
    bool strong = false;
    std::string local{};  ///< the label in the patient's language; empty: none
};

struct BillPaper {
    std::string title;  ///< "Bill of supply", "Tax invoice", "Receipt", "Credit note"
    ClinicHead clinic;
    DoctorHead doctor;
    PaperPatient patient;
    std::string number;  ///< at most 16 characters
    std::string dateTime;
    std::string cancels;  ///< number of the bill a credit note cancels
    std::vector<BillLine> lines;
    std::vector<BillSum> sums;
    std::string amountInWords;
    std::string mode;  ///< "Cash", "UPI 4512…"
    std::string duplicateAt;
    std::string titleLocal;
    std::string reason;         ///< of a credit note
    std::string placeOfSupply;  ///< "Maharashtra (27)"; empty where no tax is charged
    std::string wordsLocal{};   ///< the amount in the patient's language; empty: none
    std::string upiText{};      ///< what a UPI app reads to pay the rest; empty: no code
    std::string keepLocal;      ///< a closing line in the patient's language
    bool withExempt = false;    ///< with tax: some lines bear none, so the column is the value, not the taxable one
    bool withTax = false;       ///< taxable value and rate of tax beside every line
    bool withCodes = true;      ///< false: a receipt of a clinic without registration
};

/// A row of figures on the paper of a day close.
struct DayRow {
    std::string words;
    std::vector<std::string> figures;
    bool strong = false;
};
struct DayPart {
    std::string title;
    std::vector<std::string> headings;  ///< of the figures
    std::vector<DayRow> rows;
};
struct DayPaper {
    ClinicHead clinic;
    std::string desk;      ///< "Desk 2 (A08)"
    std::string sitting;   ///< "No. 14 · 17-11-2026"
    std::string closedBy;  ///< with the time
    std::string witness;
    std::vector<DayPart> parts;
    std::string remark;  ///< why counted differs
    std::string unsent;
    std::string fingerprint;
    std::string printedAt;
};

}  // namespace opdesk::ui::paper
