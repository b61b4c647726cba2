#include "ui/paper/clinic_papers.h"

#include <algorithm>

#include "core/text/phone.h"

namespace opdesk::ui::paper {

namespace {

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty())
            text += (text.empty() ? "" : " — ") + part;
    return text;
}

/// Short enough to compare by eye: "41D0 7BE9".
std::string fingerprintOf(const std::string& hash) {
    if (hash.size() < 8)
        return {};
    std::string text = hash.substr(0, 4) + " " + hash.substr(4, 4);
    for (auto& character : text)
        if (character >= 'a' && character <= 'f')
            character = static_cast<char>(character - 'a' + 'A');
    return text;
}

PaperMedicine toPaper(const clinic::PrescriptionLine& line) {
    PaperMedicine medicine;
    medicine.generic = line.generic.empty() ? line.typed : line.generic;
    medicine.strength = line.strength;
    medicine.form = line.form;
    medicine.brand = line.brand;
    // "if needed" is the dose and stands in its words too: once is enough.
    const bool isTwice = !line.dose.empty() && line.words.find(line.dose) != std::string::npos;
    medicine.english = joined({isTwice ? std::string() : line.dose, line.words, line.timing, line.durationText});
    medicine.local = line.localWords;
    medicine.quantity = line.quantityText;
    medicine.note = line.remark;
    return medicine;
}

}  // namespace

PrescriptionPaper toPaper(const clinic::PrescriptionPaperOf::Answer& words) {
    PrescriptionPaper paper;
    paper.clinic.name = words.clinicName;
    paper.clinic.address = words.clinicAddress;
    paper.clinic.phone = opdesk::text::formatPhone(words.clinicPhone);
    paper.clinic.hours = words.clinicHours;
    paper.doctor.name = words.doctorName;
    paper.doctor.qualification = words.qualification;
    // Printed as "number, council": beside the signature the number stands alone.
    const auto comma = words.registration.find(", ");
    paper.doctor.registration = words.registration.substr(0, comma);
    if (comma != std::string::npos)
        paper.doctor.council = words.registration.substr(comma + 2);
    paper.patient.name =
        words.patientNameLocal.empty() ? words.patientName : words.patientName + " · " + words.patientNameLocal;
    paper.patient.ageSex = words.ageSex;
    paper.patient.address = words.address;
    paper.patient.uhid = words.clinicNumber;
    paper.patient.weight = words.weightText;
    paper.patient.abha = words.abha;
    paper.dateTime = words.signedAtText.empty() ? words.dateText : words.signedAtText;
    if (words.allergyAlert)
        paper.allergies.knowledge = PaperAllergies::Knowledge::known;
    else if (words.allergyText.starts_with("None"))
        paper.allergies.knowledge = PaperAllergies::Knowledge::noneKnown;
    paper.allergies.words = words.allergyText;
    paper.complaint = words.complaints;
    paper.findings = joined({words.findings, words.vitalsText});
    paper.diagnosis = words.diagnosisText;
    for (const auto& line : words.lines)
        paper.medicines.push_back(toPaper(line));
    paper.tests = words.tests;
    paper.advice = words.advice;
    paper.followUp = words.followUpText;
    paper.number = words.documentId.substr(0, 13);
    if (!words.isDraft)
        paper.qrText = "opdesk:rx:" + words.documentId + ":" + words.contentHash.substr(0, 16);
    paper.fingerprint = fingerprintOf(words.contentHash);
    paper.signatureId = words.isDraft ? std::string() : fingerprintOf(words.contentHash);
    paper.teleconsult = words.consultMode;
    paper.isSigned = !words.isDraft;
    if (words.isDuplicate)
        paper.duplicateAt = words.printedAtText;
    return paper;
}

namespace {

/// "Token number" in the patient's language beside the English word.
std::string tokenWord(std::string_view language) {
    struct Word {
        std::string_view code, word;
    };
    static constexpr Word kWords[] = {{"hi", "टोकन नंबर"},  {"mr", "टोकन क्रमांक"}, {"ta", "டோக்கன் எண்"},
                                      {"te", "టోకెన్ నంబర్"},  {"bn", "টোকেন নম্বর"}, {"gu", "ટોકન નંબર"},
                                      {"kn", "ಟೋಕನ್ ಸಂಖ್ಯೆ"}, {"ml", "ടോക്കൺ നമ്പർ"}, {"pa", "ਟੋਕਨ ਨੰਬਰ"}};
    for (const auto& one : kWords)
        if (one.code == language)
            return "Token · " + std::string(one.word);
    return {};
}

}  // namespace

TokenSlip toPaper(const clinic::TokenSlipOf::Answer& words) {
    TokenSlip slip;
    slip.local = tokenWord(words.language);
    slip.clinic = words.clinic;
    slip.token = words.token;
    slip.doctor = words.doctor;
    // A bare number is a room's; a name stands as it is.
    const bool isNumber =
        !words.room.empty() && std::ranges::all_of(words.room, [](char c) { return c >= '0' && c <= '9'; });
    slip.room = isNumber ? "Room " + words.room : words.room;
    slip.dateTime = words.dateText + " " + words.timeText;
    slip.firstName = words.firstNameAge;
    slip.wait = words.waitText;
    return slip;
}

}  // namespace opdesk::ui::paper
