#include "gallery_pages.h"

#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/appointment_delegate.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
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

namespace {

template <typename Row>
QStandardItem* item(const Row& row) {
    auto* made = new QStandardItem;
    made->setData(QVariant::fromValue(row), kRowRole);
    return made;
}

QHBoxLayout* pageRow(QWidget* page) {
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(12);
    return row;
}

QWidget* findCard() {
    auto* card = new Card("Find or register", "search");
    card->setFixedWidth(356 * opdesk::ui::theme::currentTheme().choice().textPercent / 100);
    card->setNote("50,214 patients on this PC");
    auto* top = new QVBoxLayout;
    top->setContentsMargins(11, 11, 11, 6);
    top->setSpacing(3);
    auto* field = new SearchField(SearchField::Size::desk, "find_patient", "Find patient");
    field->setText("4512");
    field->setFound("4 matches · 6 ms");
    top->addWidget(field);
    top->addWidget(new Label("Last 4 of phone, name, UHID or ABHA number", Label::Look::hint));
    card->body()->addLayout(top);
    auto* list = new ListView("found", "Patients found");
    auto* model = new QStandardItemModel(list);
    PatientRow row{"1",
                   "Sunita Ramesh Jadhav",
                   "42 F",
                   "Karve Nagar · seen 02-11-2026",
                   "UHID BL-20418",
                   "₹ 0",
                   false,
                   false,
                   "Family on phone 98•••• 4512",
                   false,
                   {}};
    model->appendRow(item(row));
    row = {"2",
           "Ramesh Vithal Jadhav",
           "46 M",
           "Karve Nagar · seen 14-08-2026",
           "UHID BL-18877",
           "₹ 300 due",
           true,
           false,
           {},
           false,
           {}};
    model->appendRow(item(row));
    row = {"3",
           "Thiruvenkatanathan Balasubramaniam Subramanian",
           "45 F",
           "To settle · in queue now, C-04",
           "UHID BL-20419",
           "₹ 0",
           false,
           true,
           {},
           false,
           {}};
    model->appendRow(item(row));
    row = {"4",   "लक्ष्मी वेंकटेशन", "34 F", "Erandwane · in queue now, C-03", "UHID BL-20420",
           "₹ 0", false,         false,  "Another phone ending in 4512",   false,
           {}};
    model->appendRow(item(row));
    row = {};
    row.isNewPatient = true;
    row.name = "New patient on 98•••• 4512";
    model->appendRow(item(row));
    list->setModel(model);
    list->setItemDelegate(new PatientResultDelegate(list));
    list->setCurrentIndex(model->index(0, 0));
    field->setList(list);
    card->body()->addWidget(list, 1);
    auto* foot = card->foot();
    auto* doctor = new ComboField("doctor", "Doctor");
    doctor->addItems({"Dr Meera Kulkarni", "Dr Fernandes"});
    auto* visit = new SegmentedControl("visit_kind", "Visit");
    visit->setSmall(true);
    visit->addChoice("follow_up", "Follow-up ₹ 0");
    visit->addChoice("new", "New ₹ 500");
    visit->addChoice("report", "Report ₹ 0");
    visit->setCurrent("follow_up");
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(6);
    grid->addWidget(new Label("Doctor", Label::Look::hint), 0, 0);
    grid->addWidget(doctor, 0, 1);
    grid->addWidget(new Label("Visit", Label::Look::hint), 1, 0);
    grid->addWidget(visit, 1, 1);
    foot->addLayout(grid);
    auto* give = new PrimaryButton("Give token A-19", "give_token", "ticket");
    give->setKeys(Qt::Key_Return);
    foot->addWidget(give);
    auto* ahead = new Label("5 ahead · about 38 min · slip prints on 80 mm", Label::Look::hint);
    ahead->setAlignment(Qt::AlignCenter);
    foot->addWidget(ahead);
    return card;
}

QWidget* queueCard() {
    auto* card = new Card("Queue");
    auto* waiting = new Badge(Status::waiting);
    waiting->setWord("8 waiting");
    auto* inRoom = new Badge(Status::inRoom);
    inRoom->setWord("2 in room");
    card->addToHeader(waiting);
    card->addToHeader(inRoom);
    card->setNote("Those waiting: 18 min on average");
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 6, 12, 6);
    auto* doctors = new SegmentedControl("queue_doctor", "Doctor");
    doctors->setSmall(true);
    doctors->addChoice("all", "All doctors");
    doctors->addChoice("a", "Kulkarni", "4");
    doctors->addChoice("b", "Fernandes", "2");
    doctors->addChoice("c", "Ansari", "2");
    doctors->setCurrent("all");
    tools->addWidget(doctors);
    tools->addStretch(1);
    auto* next = new OpButton(OpButton::Kind::secondary, "Call next", "call_next", "bell-ring");
    next->setKeys(Qt::ALT | Qt::Key_N);
    tools->addWidget(next);
    card->body()->addLayout(tools);
    auto* table = new TableView("queue", "Queue");
    auto* model = new QStandardItemModel(0, kQueueColumnCount, table);
    model->setHorizontalHeaderLabels({"Token", "Patient", "Locality", "Age, sex", "Doctor", "Status", "Waited"});
    model->setHeaderData(kQueueColumnCount - 1, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         Qt::TextAlignmentRole);
    const auto add = [&](const QString& token, const QString& name, const QString& age, const QString& doctor,
                         Status status, const QString& waited, int flags) {
        QueueRow row;
        row.token = token;
        row.patient = name;
        row.ageSex = age;
        row.doctor = doctor;
        row.status = status;
        row.waited = waited;
        row.isPriority = flags & 2;
        row.hasConflict = flags & 4;
        row.waitedLong = flags & 8;
        row.isPast = flags & 16;
        row.billDue = flags & 32;
        row.tag = flags & 64 ? "60+" : "";
        QList<QStandardItem*> cells;
        for (int i = 0; i < kQueueColumnCount; ++i)
            cells << item(row);
        model->appendRow(cells);
    };
    add("A-12", "Prakash Deshmukh", "58 M", "Kulkarni", Status::inRoom, "9 min", 0);
    add("B-07", "Aarav Joshi", "6 M", "Fernandes", Status::inRoom, "4 min", 1);
    add("A-13", "Gopal Krishna Nair", "67 M", "Kulkarni", Status::called, "31 min", 72);
    add("A-14", "Vaishali Patil", "29 F", "Kulkarni", Status::waiting, "28 min", 10);
    add("B-08", "Tanvi Jadhav", "13 F", "Fernandes", Status::waiting, "24 min", 1);
    add("A-15", "Mohammed Irfan Shaikh", "27 M", "Kulkarni", Status::waiting, "22 min", 0);
    add("C-03", "लक्ष्मी वेंकटेशन", "34 F", "Ansari", Status::waiting, "19 min", 0);
    add("A-16", "Harpreet Kaur Gill", "51 F", "Kulkarni", Status::waiting, "17 min", 4);
    add("B-09", "Baby of Sneha Pawar", "8 mo M", "Fernandes", Status::waiting, "15 min", 1);
    add("A-4·2", "Dattatray More", "61 M", "Kulkarni", Status::waiting, "12 min", 64);
    add("C-04", "Thiruvenkatanathan Balasubramaniam Subramanian", "45 F", "Ansari", Status::waiting, "9 min", 4);
    add("A-18", "Ananya Das", "23 F", "Kulkarni", Status::skipped, "—", 16);
    add("A-11", "Rekha Bhosale", "39 F", "Kulkarni", Status::done, "Bill due", 48);
    add("B-06", "Ishaan Kulshrestha", "4 M", "Fernandes", Status::done, "Paid", 16);
    table->setModel(model);
    table->setItemDelegate(new QueueDelegate(table));
    QueueDelegate::fitColumns(table);
    table->setCurrentIndex(model->index(3, 0));
    card->body()->addWidget(table, 1);
    return card;
}

QWidget* appointmentCard() {
    auto* card = new Card("Appointments");
    card->setFixedWidth(268);
    card->setNote("5 left today");
    auto* list = new ListView("appointments", "Appointments");
    auto* model = new QStandardItemModel(list);
    model->appendRow(item(
        AppointmentRow{"1", {}, "11:30 am", "Nikhil Wagh", "41 M", "Dr Kulkarni", Status::late, "12 min late", {}}));
    model->appendRow(
        item(AppointmentRow{"2", {}, "11:45 am", "Shabnam Qureshi", "36 F", "Dr Ansari", Status::tentative, {}, {}}));
    model->appendRow(
        item(AppointmentRow{"3", {}, "12:00 pm", "Sneha Pawar", "31 F", "Dr Ansari", Status::arrived, {}, {}}));
    model->appendRow(
        item(AppointmentRow{"4", {}, "12:00 pm", "Vihaan Rao", "9 M", "Dr Fernandes", Status::booked, {}, {}}));
    model->appendRow(item(AppointmentRow{
        "5", {}, "12:30 pm", "Meenakshi Iyer Ramachandran", "48 F", "Dr Kulkarni", Status::booked, {}, {}}));
    list->setModel(model);
    list->setItemDelegate(new AppointmentDelegate(list));
    card->body()->addWidget(list, 1);
    auto* words = new Label("Overdue follow-ups. First: Usha Gaikwad, due 10-11-2026.", Label::Look::small);
    words->setWordWrap(true);
    card->foot()->addWidget(words);
    return card;
}

}  // namespace

QWidget* frontDesk() {
    auto* page = new QWidget;
    page->setObjectName("front_desk");
    auto* row = pageRow(page);
    row->addWidget(findCard());
    row->addWidget(queueCard(), 1);
    row->addWidget(appointmentCard());
    return page;
}

QWidget* newPatient() {
    auto* page = new QWidget;
    page->setObjectName("new_patient");
    auto* row = pageRow(page);
    auto* card = new Card("New patient", "user-plus");
    card->setNote("Text from search is carried over");
    card->addToHeader(new Badge(Status::draft));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(12, 14, 12, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (int i = 0; i < 12; ++i)
        grid->setColumnStretch(i, 1);
    auto* name = new TextField("name", "Full name");
    name->setText("Laxmi Venkateshan");
    grid->addWidget(new FormRow("Full name", name, true), 0, 0, 1, 6);
    auto* age = new TextField("age", "Age");
    age->setText("34 y");
    auto* ageRow = new FormRow("Age", age, true);
    ageRow->setAside("or born");
    grid->addWidget(ageRow, 0, 6, 1, 2);
    auto* born = new TextField("born", "Born");
    born->setPlaceholderText("about 1992");
    auto* bornRow = new FormRow("Born", born);
    bornRow->setHelp("Estimated");
    grid->addWidget(bornRow, 0, 8, 1, 2);
    auto* sex = new SegmentedControl("sex", "Sex");
    sex->addChoice("female", "F");
    sex->addChoice("male", "M");
    sex->addChoice("other", "Other");
    sex->setCurrent("female");
    grid->addWidget(new FormRow("Sex", sex, true), 0, 10, 1, 2);
    auto* mobile = new TextField("mobile", "Mobile");
    mobile->setText("98000 0773");
    auto* mobileRow = new FormRow("Mobile", mobile, true);
    mobileRow->setState(FormRow::State::progress, "1 more digit");
    grid->addWidget(mobileRow, 1, 0, 1, 4);
    auto* whose = new ComboField("whose_phone", "Whose phone");
    whose->addItems({"Own", "Father", "Mother"});
    grid->addWidget(new FormRow("Whose phone", whose), 1, 4, 1, 2);
    auto* locality = new TextField("locality", "Locality");
    locality->setText("Erandwane");
    auto* localityRow = new FormRow("Locality", locality);
    localityRow->setHelp("Tells namesakes apart");
    grid->addWidget(localityRow, 1, 6, 1, 4);
    auto* pin = new TextField("pin", "PIN");
    pin->setText("41100");
    auto* pinRow = new FormRow("PIN", pin);
    pinRow->setState(FormRow::State::bad, "Needs 6 digits");
    grid->addWidget(pinRow, 1, 10, 1, 2);
    auto* allergies = new SegmentedControl("allergies", "Allergies");
    allergies->addChoice("yes", "Yes…");
    allergies->addChoice("none_known", "None known");
    allergies->addChoice("not_asked", "Not asked yet");
    allergies->setCurrent("not_asked");
    allergies->setProperty("dotsAreWords", true);
    auto* allergyRow = new FormRow("Allergies", allergies, true);
    allergyRow->setState(FormRow::State::odd, "The nurse will ask at vitals");
    grid->addWidget(allergyRow, 2, 0, 1, 5);
    auto* referred = new TextField("referred", "Referred by");
    referred->setPlaceholderText("Optional");
    grid->addWidget(new FormRow("Referred by", referred), 2, 6, 1, 6);
    card->body()->addLayout(grid);
    card->addLine();
    auto* consent = new QGridLayout;
    consent->setContentsMargins(12, 12, 12, 12);
    consent->addWidget(new Label("Consent, each asked apart; nothing is ticked in advance", Label::Look::label), 0, 0,
                       1, 2);
    auto* care = new CheckField("consent_care", "Keep my care record here");
    consent->addWidget(care, 1, 0);
    consent->addWidget(new CheckField("consent_sms", "Reminders by SMS"), 1, 1);
    auto* off = new CheckField("consent_research", "Research, without my name");
    off->setEnabled(false);
    consent->addWidget(off, 2, 0);
    auto* why = new Label("This clinic takes part in no research.", Label::Look::hint);
    why->setContentsMargins(28, 0, 0, 0);
    consent->addWidget(why, 3, 0);
    card->body()->addLayout(consent);
    card->body()->addStretch(1);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(new IconLabel("circle-alert", 16, opdesk::ui::theme::Role::danger));
    actions->addWidget(new Label("2 fields to finish: mobile, PIN", Label::Look::danger));
    actions->addStretch(1);
    auto* cancel = new OpButton(OpButton::Kind::secondary, "Back, draft kept", "cancel");
    cancel->setKeys(Qt::Key_Escape);
    actions->addWidget(cancel);
    auto* saveOnly = new OpButton(OpButton::Kind::secondary, "Save only", "save");
    saveOnly->setKeys(Qt::CTRL | Qt::Key_S);
    saveOnly->setEnabled(false);
    actions->addWidget(saveOnly);
    auto* save = new PrimaryButton("Save and give token", "save_token", "ticket");
    save->setKeys(Qt::CTRL | Qt::Key_Return);
    save->setTall(false);
    save->setEnabled(false);
    actions->addWidget(save);
    card->foot()->addLayout(actions);
    row->addWidget(card, 1);
    auto* matches = new Card("Could be the same person", "copy");
    matches->setFixedWidth(372);
    matches->setNote("2");
    auto* list = new ListView("matches", "Could be the same person");
    auto* model = new QStandardItemModel(list);
    model->appendRow(item(TwoLineRow{"1",
                                     {},
                                     "Lakshmi Venkatesan",
                                     "Sounds the same, other spelling · 1992 · Erandwane",
                                     "All 9 digits so far",
                                     Status::veryAlike,
                                     {}}));
    model->appendRow(item(TwoLineRow{
        "2", {}, "லக்ஷ்மி வெங்கடேஷ்", "Same sound, Tamil script · 1988 · Warje", {}, Status::possibleMatch, {}}));
    list->setModel(model);
    list->setItemDelegate(new TwoLineDelegate(list));
    list->setCurrentIndex(model->index(0, 0));
    matches->body()->addWidget(list, 1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(8);
    auto* use = new OpButton(OpButton::Kind::secondary, "Use Lakshmi", "match_use");
    use->setKeys(Qt::ALT | Qt::Key_U);
    acts->addWidget(use);
    auto* beside = new OpButton(OpButton::Kind::secondary, "Open beside", "match_beside");
    beside->setKeys(Qt::ALT | Qt::Key_O);
    acts->addWidget(beside);
    matches->foot()->addLayout(acts);
    auto* note = new Label("A shared phone is a family, not a copy.", Label::Look::hint);
    note->setWordWrap(true);
    matches->foot()->addWidget(note);
    row->addWidget(matches);
    return page;
}

QWidget* conflicts() {
    auto* page = new QWidget;
    auto* row = pageRow(page);
    auto* left = new Card("Conflicts");
    left->setFixedWidth(326);
    auto* which = new SegmentedControl("which", "Which");
    which->setSmall(true);
    which->addChoice("open", "To settle", "3");
    which->addChoice("merged", "Merged", "12");
    which->setCurrent("open");
    left->addToHeader(which);
    auto* list = new ListView("conflicts", "Conflicts");
    auto* model = new QStandardItemModel(list);
    model->appendRow(item(TwoLineRow{"1",
                                     {},
                                     "Harpreet Kaur Gill, 51 F",
                                     "Allergies and surname differ",
                                     "A-16, waiting now · 11:36 am",
                                     Status::blocksPrescription,
                                     {}}));
    model->appendRow(item(TwoLineRow{"2",
                                     {},
                                     "Nandini Rao, 27 F",
                                     "Two bookings for Wed 18, 6:30 pm",
                                     "Desk 1 and phone booking · 10:58 am",
                                     Status::toChoose,
                                     {}}));
    model->appendRow(item(TwoLineRow{"3",
                                     {},
                                     "Rekha Bhosale, 39 F",
                                     "₹ 500 may be taken twice",
                                     "Desk 1 cash, Desk 2 UPI · 10:21 am",
                                     Status::forBilling,
                                     {}}));
    list->setModel(model);
    list->setItemDelegate(new TwoLineDelegate(list));
    list->setCurrentIndex(model->index(0, 0));
    left->body()->addWidget(list, 1);
    row->addWidget(left);
    auto* card = new Card("Harpreet Kaur Gill, 51 F · UHID BL-20133");
    card->addToHeader(new Badge(Status::blocksPrescription));
    auto* grid = new ConflictCard;
    ConflictContent content;
    content.before = {"Before", "As sent on 02-11-2026, 6:14 pm"};
    content.mine = {"Yours", "Dr Meera Kulkarni · Room 1 · today 11:21 am"};
    content.theirs = {"Theirs", "Rohini Pawar · Desk 1 · today 11:09 am, offline"};
    ConflictRow allergies;
    allergies.field = "allergy_status";
    allergies.label = "Allergies";
    allergies.before = "Not asked yet";
    allergies.mine = "Penicillin — rash in 2015";
    allergies.mineNote = "old slip seen by you";
    allergies.theirs = "None known";
    allergies.theirsNote = "patient said so at the desk";
    allergies.isClinical = true;
    allergies.safeChoice = ConflictSide::mine;
    ConflictRow surname;
    surname.field = "name";
    surname.label = "Name";
    surname.before = "Harpreet Kaur Gill";
    surname.mine = "Harpreet Kaur Gill Sandhu";
    surname.theirs = "Harpreet Kaur Gill-Sandhu";
    ConflictRow phone;
    phone.field = "phone";
    phone.label = "Mobile";
    phone.before = phone.mine = "98•••• 6630";
    phone.theirs = "98•••• 6631";
    phone.differs = false;
    phone.kept = ConflictSide::theirs;
    content.rows = {allergies, surname, phone};
    grid->setContent(content);
    card->body()->addWidget(grid);
    card->addLine();
    auto* story = new QVBoxLayout;
    story->setContentsMargins(12, 10, 12, 10);
    story->setSpacing(4);
    story->addWidget(new Label("How it happened", Label::Look::strong));
    for (const auto* line : {"02-11-2026, 6:14 pm: Rohini Pawar, Desk 1, registered her; both PCs had this.",
                             "Today 11:09 am: Rohini Pawar, Desk 1, offline, wrote None known and the surname.",
                             "Today 11:21 am: Dr Meera Kulkarni, Room 1, wrote Penicillin and another surname.",
                             "Today 11:36 am: Desk 1 was online again; the mobile number was joined without asking."})
        story->addWidget(new Label(line, Label::Look::small));
    card->body()->addLayout(story);
    card->body()->addStretch(1);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    auto* mine = new OpButton(OpButton::Kind::secondary, "Keep mine", "keep_mine", "monitor");
    mine->setKeys(Qt::Key_1);
    actions->addWidget(mine);
    auto* theirs = new OpButton(OpButton::Kind::secondary, "Keep theirs", "keep_theirs", "monitor-smartphone");
    theirs->setKeys(Qt::Key_2);
    actions->addWidget(theirs);
    auto* both = new OpButton(OpButton::Kind::secondary, "Keep both", "keep_both", "copy");
    both->setKeys(Qt::Key_3);
    both->setEnabled(false);
    actions->addWidget(both);
    auto* edit = new OpButton(OpButton::Kind::secondary, "Edit", "edit_row", "pencil");
    edit->setKeys(Qt::Key_E);
    actions->addWidget(edit);
    auto* why = new Label("1 row still to choose: name · Keep both: only one value can stand here.", Label::Look::hint);
    why->setWordWrap(true);
    why->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    actions->addWidget(why, 1);
    auto* settle = new PrimaryButton("Settle", "settle", "check");
    settle->setKeys(Qt::CTRL | Qt::Key_Return);
    settle->setEnabled(false);
    actions->addWidget(settle);
    card->foot()->addLayout(actions);
    row->addWidget(card, 1);
    return page;
}

}  // namespace opdesk::gallery
