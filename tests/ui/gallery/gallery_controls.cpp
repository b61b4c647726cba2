#include "gallery_pages.h"

#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/widgets/appointment_delegate.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/otp_field.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/patient_result_delegate.h"
#include "ui/widgets/queue_delegate.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/rule_meter.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

using namespace opdesk::ui::widgets;

namespace opdesk::gallery {

QWidget* controls() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(12);
    PatientBannerContent content;
    content.name = "Prakash Deshmukh";
    content.ageSex = "58 y · Male";
    content.born = "03-06-1968";
    content.uhid = "BL-11302";
    content.maskedPhone = "98•••• 0926";
    content.locality = "Erandwane";
    content.weight = "78.4 kg";
    content.visit = "A-12 · Follow-up";
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::known;
    content.allergies = {{"Sulfonamides", "Skin rash, moderate", "11-03-2024"}};
    auto* known = new PatientBanner;
    known->setContent(content);
    column->addWidget(known);
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::notAsked;
    content.name = "Thiruvenkatanathan Balasubramaniam Subramanian Venkataraghavan";
    content.ageSex = "45 y · Female";
    content.born = "about 1981";
    content.uhid = "BL-20419";
    content.maskedPhone = "98•••• 4512";
    content.locality = "Karve Nagar";
    content.weight = "61.0 kg";
    content.visit = "C-04 · New";
    content.hasConflict = true;
    auto* notAsked = new PatientBanner;
    notAsked->setContent(content);
    column->addWidget(notAsked);
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::noneKnown;
    content.allergyAsked = "02-11-2026";
    content.name = "लक्ष्मी वेंकटेशन";
    content.ageSex = "34 y · Female";
    content.born = "about 1992";
    content.uhid = "BL-20420";
    content.maskedPhone = "98•••• 7731";
    content.locality = "Erandwane";
    content.weight = "54.2 kg";
    content.visit = "C-03 · Report";
    content.hasConflict = false;
    auto* none = new PatientBanner;
    none->setContent(content);
    column->addWidget(none);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* meterCard = new Card("Rule meter");
    auto* meter = new RuleMeter;
    meter->setLines({{"Generic names in capitals", true, true},
                     {"Strength and form", true, true},
                     {"Dose in figures and words", true, true},
                     {"Duration and total quantity", true, true},
                     {"Diagnosis", false, false},
                     {"Allergies stated", true, true},
                     {"Name, age, sex, address", true, true},
                     {"Patient’s language: Hindi", true, false},
                     {"Registration number", true, true},
                     {"Date and signature", false, true}});
    meterCard->setNote(meter->summary());
    meterCard->padded()->addWidget(meter);
    meterCard->body()->addStretch(1);
    row->addWidget(meterCard, 1);
    auto* fields = new Card("Fields");
    auto* body = fields->padded();
    body->setSpacing(4);
    auto* password = new PasswordField("password", "Password");
    password->setText("correct horse");
    body->addWidget(new FormRow("Password", password));
    auto* otp = new OtpField("code", "One-time code");
    otp->setText("407");
    auto* otpRow = new FormRow("One-time code", otp);
    otpRow->setHelp("3 more figures. It signs in by itself when complete.");
    body->addWidget(otpRow);
    auto* note = new NoteField("note", "Note", 2);
    note->setPlainText("<b>Salt</b> under 5 g a day.");
    body->addWidget(new FormRow("Note", note));
    body->addWidget(new RadioField("r1", "One paper"));
    body->addStretch(1);
    row->addWidget(fields, 1);
    auto* pieces = new Card("Pieces");
    auto* list = pieces->padded();
    auto* badges = new QGridLayout;
    int at = 0;
    for (const Status status :
         {Status::waiting, Status::called, Status::inRoom, Status::done, Status::late, Status::tentative, Status::draft,
          Status::signedOff, Status::emergency, Status::toChoose, Status::due, Status::notChecked}) {
        badges->addWidget(new Badge(status), at / 4, at % 4, Qt::AlignLeft);
        ++at;
    }
    list->addLayout(badges);
    auto* chips = new QHBoxLayout;
    auto* strong = new Chip("Essential hypertension · I10", "d1");
    strong->setStrong(true);
    chips->addWidget(strong);
    auto* removable = new Chip("Headache · 3 days", "c1");
    removable->setRemovable(true);
    chips->addWidget(removable);
    chips->addStretch(1);
    list->addLayout(chips);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(new OpButton(OpButton::Kind::quiet, "Send again", "quiet"));
    buttons->addWidget(new OpButton(OpButton::Kind::danger, "Stop device", "danger", "octagon-alert"));
    auto* disabled = new OpButton(OpButton::Kind::secondary, "Preview", "preview", "eye");
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    buttons->addStretch(1);
    list->addLayout(buttons);
    auto* pills = new QGridLayout;
    at = 0;
    using Kind = SyncPillState::Kind;
    for (const Kind kind : {Kind::synced, Kind::sending, Kind::offline, Kind::toSettle, Kind::clockOff,
                            Kind::accessEnds, Kind::parked, Kind::diskFull, Kind::stopped}) {
        auto* pill = new SyncPill;
        pill->setState({kind, "11:41 am", 3, 14, 6});
        pills->addWidget(pill, at / 2, at % 2, Qt::AlignLeft);
        ++at;
    }
    list->addLayout(pills);
    list->addWidget(new MoneyLabel(123456750, true));
    list->addStretch(1);
    row->addWidget(pieces, 1);
    auto* empty = new Card("Empty");
    empty->body()->addWidget(new EmptyState("Nobody is waiting.", Qt::Key_F2, "finds a patient"), 1);
    row->addWidget(empty, 1);
    column->addLayout(row, 1);
    return page;
}

}  // namespace opdesk::gallery
