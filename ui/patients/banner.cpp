#include "ui/patients/banner.h"

#include <QCoreApplication>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::patients {

using widgets::qt;
using Knowledge = widgets::PatientBannerContent::AllergyKnowledge;

QString weightWords(const clinic::OpenPatient::Answer& patient) {
    for (const auto& vitals : patient.vitals)
        if (vitals.weight)
            return QCoreApplication::translate("Vitals", "%1 kg")
                .arg(static_cast<double>(*vitals.weight) / 1000.0, 0, 'f', 1);
    return {};
}

QString visitWords(const std::string& token, const std::string& visitKind) {
    QStringList words{qt(token), labels::valueLabel("visit", "visit_kind", visitKind)};
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

QString allergyWords(const clinic::AllergyLine& allergy) {
    QStringList more{qt(allergy.reaction)};
    if (!allergy.severity.empty() && allergy.severity != "unknown")
        more << labels::valueLabel("allergy", "severity", allergy.severity).toLower();
    more.removeAll(QString());
    return qt(allergy.substance) +
           (more.isEmpty() ? QString() : QStringLiteral(": ") + more.join(QStringLiteral(", ")));
}

widgets::PatientBannerContent bannerOf(const clinic::OpenPatient::Answer& patient, const QString& visit,
                                       bool namesHidden) {
    widgets::PatientBannerContent content;
    const auto& line = patient.line;
    content.name = qt(namesHidden ? text::initials(line.name) : line.name);
    if (!line.nameLocal.empty() && !namesHidden)
        content.name += QStringLiteral(" · ") + qt(line.nameLocal);
    content.ageSex = labels::ageAndSex(line.ageText, line.sex);
    if (line.birthDate)
        content.born =
            line.birthEstimated
                ? QCoreApplication::translate("PatientBanner", "about %1").arg(static_cast<int>(line.birthDate->year()))
                : qt(text::formatDate(*line.birthDate));
    content.uhid = qt(line.clinicNumber);
    content.maskedPhone = qt(line.phoneMasked);
    content.locality = qt(line.locality);
    content.weight = weightWords(patient);
    content.visit = visit;
    content.hasConflict = patient.highConflict;
    if (!patient.clinicalOpen) {
        content.allergyKnowledge = Knowledge::notForThisRole;
        return content;
    }
    for (const auto& allergy : patient.allergies) {
        if (allergy.status != "active" && !allergy.status.empty())
            continue;
        widgets::AllergyLine shown;
        shown.agent = qt(allergy.substance);
        shown.reaction = qt(allergy.reaction);
        if (!allergy.severity.empty() && allergy.severity != "unknown")
            shown.reaction += (shown.reaction.isEmpty() ? QString() : QStringLiteral(", ")) +
                              labels::valueLabel("allergy", "severity", allergy.severity).toLower();
        if (allergy.notedOn)
            shown.noted = qt(text::formatDate(*allergy.notedOn));
        content.allergies.append(shown);
    }
    if (!content.allergies.isEmpty())
        content.allergyKnowledge = Knowledge::known;
    else
        content.allergyKnowledge = patient.allergyStatus == "none_known" ? Knowledge::noneKnown : Knowledge::notAsked;
    return content;
}

}  // namespace opdesk::ui::patients
