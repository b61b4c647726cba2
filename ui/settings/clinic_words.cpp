#include "ui/settings/clinic_words.h"

#include <QCoreApplication>

#include "ui/labels/labels.h"

namespace opdesk::ui::settings {

namespace {

struct Line {
    std::string_view key;
    const char* section;
    const char* title;
    const char* help;
    const char* otherWords;
};

constexpr Line kClinicLines[] = {
    {"clinic.name", QT_TRANSLATE_NOOP("ClinicSettings", "Letterhead"), QT_TRANSLATE_NOOP("ClinicSettings", "Name"),
     QT_TRANSLATE_NOOP("ClinicSettings", "On every paper and on the board. Bills that are out keep theirs."),
     "clinic name letterhead naam"},
    {"clinic.address", QT_TRANSLATE_NOOP("ClinicSettings", "Letterhead"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Address"), "", "address place pata"},
    {"clinic.phone", QT_TRANSLATE_NOOP("ClinicSettings", "Letterhead"), QT_TRANSLATE_NOOP("ClinicSettings", "Phone"),
     "", "phone number"},
    {"clinic.hours", QT_TRANSLATE_NOOP("ClinicSettings", "Letterhead"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Hours on papers"), "", "hours time open samay"},
    {"clinic.gstin", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"), QT_TRANSLATE_NOOP("ClinicSettings", "GSTIN"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Empty: the clinic is not registered and charges no tax."),
     "gst tax registration"},
    {"clinic.upi", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"), QT_TRANSLATE_NOOP("ClinicSettings", "UPI address"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Money paid by the code on the bill goes here: name@bank."), "upi qr pay"},
    {"billing.follow_up_days", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Free follow-up, days"),
     QT_TRANSLATE_NOOP("ClinicSettings", "For every doctor. Empty: as each doctor has it."), "follow up free visit"},
    {"billing.discount_limit_paise", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Discount without a reason, ₹"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Up to this; above it a reason is asked."), "discount limit chhoot"},
    {"billing.refund_limit_paise", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Refund by one person, ₹"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Above it a second person signs. Empty: never asked."), "refund limit second"},
    {"billing.one_paper", QT_TRANSLATE_NOOP("ClinicSettings", "Bills"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Care and medicines on one paper"),
     QT_TRANSLATE_NOOP("ClinicSettings", "An invoice-cum-bill of supply (Rule 46A)."), "one paper invoice medicines"},
    {"till.second_person", QT_TRANSLATE_NOOP("ClinicSettings", "Day close"),
     QT_TRANSLATE_NOOP("ClinicSettings", "A second person counts along"), "", "till day close witness"},
    {"till.blind", QT_TRANSLATE_NOOP("ClinicSettings", "Day close"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Count before the expected sum is shown"), "", "till blind count"},
    {"queue.wait_limit", QT_TRANSLATE_NOOP("ClinicSettings", "Queue and board"),
     QT_TRANSLATE_NOOP("ClinicSettings", "A long wait, minutes"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Longer is marked in the queue. Empty: 25."), "queue wait limit"},
    {"board.message", QT_TRANSLATE_NOOP("ClinicSettings", "Queue and board"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Message on the board"), "", "board message"},
    {"board.message_local", QT_TRANSLATE_NOOP("ClinicSettings", "Queue and board"),
     QT_TRANSLATE_NOOP("ClinicSettings", "The same in the second language"), "", "board message language"},
    {"board.language", QT_TRANSLATE_NOOP("ClinicSettings", "Queue and board"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Second language of the board"), "", "board language"},
    {"board.sound", QT_TRANSLATE_NOOP("ClinicSettings", "Queue and board"),
     QT_TRANSLATE_NOOP("ClinicSettings", "Sound of a call"), "", "board sound chime spoken"},
};

QString said(const char* words) {
    return *words ? QCoreApplication::translate("ClinicSettings", words) : QString();
}

}  // namespace

ClinicWords clinicWords(std::string_view key) {
    constexpr std::string_view kIdle = "idle.";
    if (key.starts_with(kIdle))
        return {QCoreApplication::translate("ClinicSettings", "Locks by itself"),
                QCoreApplication::translate("ClinicSettings", "%1, minutes")
                    .arg(labels::roleLabel(std::string(key.substr(kIdle.size())))),
                QCoreApplication::translate("ClinicSettings", "Without a key for so long, 5 to 30. Empty: 15."),
                QStringLiteral("idle lock minutes taala")};
    for (const auto& line : kClinicLines)
        if (line.key == key)
            return {said(line.section), said(line.title), said(line.help), QLatin1String(line.otherWords)};
    return {};
}

}  // namespace opdesk::ui::settings
