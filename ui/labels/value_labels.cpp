#include <QCoreApplication>

#include "ui/labels/labels.h"

namespace opdesk::ui::labels {

namespace {

struct ValueRow {
    std::string_view field;
    std::string_view value;
    const char* words;
};

/// The same value of a field of that name has the same words in every kind.
constexpr ValueRow kValues[] = {
    {"sex", "male", QT_TRANSLATE_NOOP("Value", "Male")},
    {"sex", "female", QT_TRANSLATE_NOOP("Value", "Female")},
    {"sex", "other", QT_TRANSLATE_NOOP("Value", "Other")},
    {"language", "en", QT_TRANSLATE_NOOP("Value", "English")},
    {"language", "hi", QT_TRANSLATE_NOOP("Value", "Hindi")},
    {"language", "mr", QT_TRANSLATE_NOOP("Value", "Marathi")},
    {"language", "bn", QT_TRANSLATE_NOOP("Value", "Bengali")},
    {"language", "ta", QT_TRANSLATE_NOOP("Value", "Tamil")},
    {"language", "te", QT_TRANSLATE_NOOP("Value", "Telugu")},
    {"language", "gu", QT_TRANSLATE_NOOP("Value", "Gujarati")},
    {"language", "kn", QT_TRANSLATE_NOOP("Value", "Kannada")},
    {"language", "ml", QT_TRANSLATE_NOOP("Value", "Malayalam")},
    {"language", "pa", QT_TRANSLATE_NOOP("Value", "Punjabi")},
    {"allergy_status", "not_asked", QT_TRANSLATE_NOOP("Value", "Not asked yet")},
    {"allergy_status", "none_known", QT_TRANSLATE_NOOP("Value", "None known")},
    {"allergy_status", "yes", QT_TRANSLATE_NOOP("Value", "Yes")},
    {"id_kind", "aadhaar", QT_TRANSLATE_NOOP("Value", "Aadhaar")},
    {"id_kind", "pan", QT_TRANSLATE_NOOP("Value", "PAN card")},
    {"id_kind", "voter", QT_TRANSLATE_NOOP("Value", "Voter card")},
    {"id_kind", "driving", QT_TRANSLATE_NOOP("Value", "Driving licence")},
    {"id_kind", "passport", QT_TRANSLATE_NOOP("Value", "Passport")},
    {"id_kind", "other", QT_TRANSLATE_NOOP("Value", "Other")},
    {"system", "phone", QT_TRANSLATE_NOOP("Value", "Phone")},
    {"system", "email", QT_TRANSLATE_NOOP("Value", "Email")},
    {"severity", "mild", QT_TRANSLATE_NOOP("Value", "Mild")},
    {"severity", "moderate", QT_TRANSLATE_NOOP("Value", "Moderate")},
    {"severity", "severe", QT_TRANSLATE_NOOP("Value", "Severe")},
    {"severity", "unknown", QT_TRANSLATE_NOOP("Value", "Not known")},
    {"severity", "low", QT_TRANSLATE_NOOP("Value", "Low")},
    {"severity", "high", QT_TRANSLATE_NOOP("Value", "High")},
    {"purpose", "care_record", QT_TRANSLATE_NOOP("Value", "Keep my care record here")},
    {"purpose", "reminders", QT_TRANSLATE_NOOP("Value", "Reminders by SMS")},
    {"purpose", "whatsapp", QT_TRANSLATE_NOOP("Value", "Prescription on WhatsApp")},
    {"purpose", "research", QT_TRANSLATE_NOOP("Value", "Research, without my name")},
    {"session", "morning", QT_TRANSLATE_NOOP("Value", "Morning")},
    {"session", "evening", QT_TRANSLATE_NOOP("Value", "Evening")},
    {"visit_kind", "new", QT_TRANSLATE_NOOP("Value", "New")},
    {"visit_kind", "follow_up", QT_TRANSLATE_NOOP("Value", "Follow-up")},
    {"visit_kind", "report", QT_TRANSLATE_NOOP("Value", "Report")},
    {"priority", "normal", QT_TRANSLATE_NOOP("Value", "Normal")},
    {"priority", "elderly", QT_TRANSLATE_NOOP("Value", "Elderly")},
    {"priority", "pregnant", QT_TRANSLATE_NOOP("Value", "Pregnant")},
    {"priority", "emergency", QT_TRANSLATE_NOOP("Value", "Emergency")},
    {"mode", "in_person", QT_TRANSLATE_NOOP("Value", "In person")},
    {"mode", "tele_video", QT_TRANSLATE_NOOP("Value", "By video")},
    {"mode", "tele_audio", QT_TRANSLATE_NOOP("Value", "By phone")},
    {"mode", "tele_text", QT_TRANSLATE_NOOP("Value", "By message")},
    {"mode", "cash", QT_TRANSLATE_NOOP("Value", "Cash")},
    {"mode", "upi", QT_TRANSLATE_NOOP("Value", "UPI")},
    {"media_type", "application/pdf", QT_TRANSLATE_NOOP("Value", "PDF")},
    {"media_type", "image/jpeg", QT_TRANSLATE_NOOP("Value", "Picture (JPEG)")},
    {"media_type", "image/png", QT_TRANSLATE_NOOP("Value", "Picture (PNG)")},
    {"mode", "card", QT_TRANSLATE_NOOP("Value", "Card")},
    {"mode", "credit", QT_TRANSLATE_NOOP("Value", "Later")},
    {"document", "receipt", QT_TRANSLATE_NOOP("Value", "Receipt")},
    {"document", "bill_of_supply", QT_TRANSLATE_NOOP("Value", "Bill of supply")},
    {"document", "tax_invoice", QT_TRANSLATE_NOOP("Value", "Tax invoice")},
    {"document", "invoice_cum_bill_of_supply", QT_TRANSLATE_NOOP("Value", "Invoice-cum-bill of supply")},
    {"document", "credit_note", QT_TRANSLATE_NOOP("Value", "Credit note")},
    {"direction", "in", QT_TRANSLATE_NOOP("Value", "Taken")},
    {"direction", "out", QT_TRANSLATE_NOOP("Value", "Given back")},
    {"status", "waiting", QT_TRANSLATE_NOOP("Value", "Waiting")},
    {"status", "called", QT_TRANSLATE_NOOP("Value", "Called")},
    {"status", "in_room", QT_TRANSLATE_NOOP("Value", "In room")},
    {"status", "done", QT_TRANSLATE_NOOP("Value", "Done")},
    {"status", "skipped", QT_TRANSLATE_NOOP("Value", "Skipped")},
    {"status", "no_show", QT_TRANSLATE_NOOP("Value", "No show")},
    {"status", "cancelled", QT_TRANSLATE_NOOP("Value", "Cancelled")},
    {"status", "booked", QT_TRANSLATE_NOOP("Value", "Booked")},
    {"status", "needs_slot", QT_TRANSLATE_NOOP("Value", "Needs a new time")},
    {"status", "arrived", QT_TRANSLATE_NOOP("Value", "Arrived")},
    {"status", "draft", QT_TRANSLATE_NOOP("Value", "Draft")},
    {"status", "signed", QT_TRANSLATE_NOOP("Value", "Signed")},
    {"status", "active", QT_TRANSLATE_NOOP("Value", "Active")},
    {"status", "inactive", QT_TRANSLATE_NOOP("Value", "Past")},
    {"status", "resolved", QT_TRANSLATE_NOOP("Value", "Resolved")},
    {"status", "refuted", QT_TRANSLATE_NOOP("Value", "Ruled out")},
    {"state", "pending", QT_TRANSLATE_NOOP("Value", "Waiting to be allowed")},
    {"state", "active", QT_TRANSLATE_NOOP("Value", "Active")},
    {"state", "drain", QT_TRANSLATE_NOOP("Value", "Sending its last work")},
    {"state", "revoked", QT_TRANSLATE_NOOP("Value", "Stopped")},
    {"state", "open", QT_TRANSLATE_NOOP("Value", "To settle")},
    {"state", "settled", QT_TRANSLATE_NOOP("Value", "Settled")},
    {"reason", "same_field", QT_TRANSLATE_NOOP("Value", "Changed on two PCs")},
    {"reason", "later_author", QT_TRANSLATE_NOOP("Value", "The later change stands")},
    {"reason", "ladder", QT_TRANSLATE_NOOP("Value", "The later step stands")},
    {"reason", "slot_taken", QT_TRANSLATE_NOOP("Value", "Slot taken twice")},
    {"reason", "edit_beats_delete", QT_TRANSLATE_NOOP("Value", "Deleted here, changed there")},
    {"reason", "double_amendment", QT_TRANSLATE_NOOP("Value", "Two additions to one paper")},
    {"reason", "double_payment", QT_TRANSLATE_NOOP("Value", "Money possibly taken twice")},
    {"reason", "forked", QT_TRANSLATE_NOOP("Value", "Draft kept twice")},
    {"reason", "two_primaries", QT_TRANSLATE_NOOP("Value", "Two main numbers")},
    {"reason", "number_twice", QT_TRANSLATE_NOOP("Value", "Number given twice")},
    {"reason", "totals_differ", QT_TRANSLATE_NOOP("Value", "Sum does not add up")},
    {"reason", "possible_duplicate", QT_TRANSLATE_NOOP("Value", "Perhaps registered twice")},
    {"reason", "joined_twice", QT_TRANSLATE_NOOP("Value", "Joined in two ways")},
    {"reason", "refund_over_paid", QT_TRANSLATE_NOOP("Value", "More given back than paid")},
    {"reason", "moved_cancelled", QT_TRANSLATE_NOOP("Value", "Moved and cancelled")},
    {"reason", "device_restored", QT_TRANSLATE_NOOP("Value", "PC put back to an older state")},
    {"reason", "parked", QT_TRANSLATE_NOOP("Value", "Needs the admin")},
    {"use", "weekly", QT_TRANSLATE_NOOP("Value", "Every week")},
    {"use", "leave", QT_TRANSLATE_NOOP("Value", "Leave")},
    {"use", "holiday", QT_TRANSLATE_NOOP("Value", "Holiday")},
    {"use", "busy", QT_TRANSLATE_NOOP("Value", "Busy")},
    {"choice", "mine", QT_TRANSLATE_NOOP("Value", "Yours")},
    {"choice", "theirs", QT_TRANSLATE_NOOP("Value", "Theirs")},
    {"choice", "both", QT_TRANSLATE_NOOP("Value", "Both kept")},
    {"choice", "edited", QT_TRANSLATE_NOOP("Value", "Edited")},
};

QString unbroken(QString words) {
    return words.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

}  // namespace

QString valueLabel(std::string_view, std::string_view field, std::string_view value) {
    for (const ValueRow& row : kValues) {
        if (row.field == field && row.value == value)
            return QCoreApplication::translate("Value", row.words);
    }
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

QString ageWords(std::string_view ageText) {
    const auto parts =
        QString::fromUtf8(ageText.data(), static_cast<qsizetype>(ageText.size())).split(QLatin1Char(' '));
    QStringList words;
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2) {
        const auto& unit = parts.at(i + 1);
        const auto form = unit == QLatin1String("y")    ? QCoreApplication::translate("Age", "%1 y")
                          : unit == QLatin1String("mo") ? QCoreApplication::translate("Age", "%1 mo")
                          : unit == QLatin1String("d")  ? QCoreApplication::translate("Age", "%1 d")
                                                        : QStringLiteral("%1 ") + unit;
        words << form.arg(parts.at(i));
    }
    return unbroken(words.join(QLatin1Char(' ')));
}

QString ageSex(std::string_view ageText, std::string_view sex) {
    const auto letter = sex == "male"     ? QCoreApplication::translate("Age", "M", "male, as short as on a slip")
                        : sex == "female" ? QCoreApplication::translate("Age", "F", "female, as short as on a slip")
                        : sex.empty()     ? QString()
                                          : QCoreApplication::translate("Age", "O", "other sex, as short as on a slip");
    if (ageText.empty() || letter.isEmpty())
        return ageText.empty() ? letter : ageWords(ageText);
    // In years alone the number stands without its unit where the language allows it.
    const bool years = ageText.ends_with(" y");
    const auto form = years ? QCoreApplication::translate("Age", "%1 %2", "years, letter of the sex")
                            : QCoreApplication::translate("Age", "%1 %2", "age with its unit, letter of the sex");
    const auto age =
        years ? QString::fromUtf8(ageText.data(), static_cast<qsizetype>(ageText.size() - 2)) : ageWords(ageText);
    return unbroken(form.arg(age, letter));
}

QString ageAndSex(std::string_view ageText, std::string_view sex) {
    QStringList words;
    if (!ageText.empty())
        words << ageWords(ageText);
    if (!sex.empty())
        words << valueLabel("patient", "sex", sex);
    return words.join(QStringLiteral(" · "));
}

QString deskName(std::string_view name) {
    const auto words = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    constexpr QLatin1String kDesk("Desk ");
    bool isNumber = false;
    words.mid(kDesk.size()).toUInt(&isNumber);
    return words.startsWith(kDesk) && isNumber
               ? QCoreApplication::translate("DeskName", "Desk %1").arg(words.mid(kDesk.size()))
               : words;
}

}  // namespace opdesk::ui::labels
