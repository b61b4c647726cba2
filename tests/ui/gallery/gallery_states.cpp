#include <QGridLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

#include "gallery_pages.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

using namespace opdesk::ui::widgets;

namespace opdesk::gallery {

namespace {

Card* buttonCard() {
    auto* card = new Card("Buttons");
    auto* column = card->padded();
    column->setSpacing(8);
    const std::pair<OpButton::Kind, QString> kinds[] = {{OpButton::Kind::primary, "primary"},
                                                        {OpButton::Kind::secondary, "secondary"},
                                                        {OpButton::Kind::quiet, "quiet"},
                                                        {OpButton::Kind::danger, "danger"}};
    for (const auto& [kind, name] : kinds) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* plain = new OpButton(kind, "Call next", name + "_plain", "bell-ring");
        plain->setKeys(Qt::ALT | Qt::Key_N);
        row->addWidget(plain);
        auto* down = new OpButton(kind, "Pressed", name + "_down");
        down->setDown(true);
        row->addWidget(down);
        auto* off = new OpButton(kind, "Off", name + "_off");
        off->setEnabled(false);
        row->addWidget(off);
        row->addStretch(1);
        column->addLayout(row);
    }
    auto* tall = new PrimaryButton("Take ₹ 1,000 and print", "primary_tall", "printer");
    tall->setKeys(Qt::CTRL | Qt::Key_Return);
    column->addWidget(tall);
    auto* checks = new QGridLayout;
    auto* on = new CheckField("check_on", "Reminders by SMS");
    on->setChecked(true);
    auto* onOff = new CheckField("check_on_off", "Kept by law");
    onOff->setChecked(true);
    onOff->setEnabled(false);
    auto* off = new CheckField("check_off_off", "Not for this role");
    off->setEnabled(false);
    auto* radio = new RadioField("radio_on", "Keep mine");
    radio->setChecked(true);
    auto* radioOff = new RadioField("radio_off", "Keep theirs");
    radioOff->setEnabled(false);
    checks->addWidget(on, 0, 0);
    checks->addWidget(new CheckField("check_off", "Research"), 0, 1);
    checks->addWidget(onOff, 1, 0);
    checks->addWidget(off, 1, 1);
    checks->addWidget(radio, 2, 0);
    checks->addWidget(radioOff, 2, 1);
    column->addLayout(checks);
    auto* segments = new SegmentedControl("segments", "Visit");
    segments->addChoice("new", "New ₹ 500");
    segments->addChoice("follow", "Follow-up ₹ 0");
    segments->addChoice("report", "Report");
    segments->setCurrent("follow");
    segments->setChoiceEnabled("report", false);
    column->addWidget(segments, 0, Qt::AlignLeft);
    auto* small = new SegmentedControl("segments_small", "Which list");
    small->setSmall(true);
    small->addChoice("open", "To settle", "2");
    small->addChoice("merged", "Merged", "12");
    small->setCurrent("open");
    column->addWidget(small, 0, Qt::AlignLeft);
    auto* loading = new LoadingBar;
    loading->setPermille(420);
    loading->show();  // it would wait 400 ms
    column->addWidget(loading);
    column->addStretch(1);
    return card;
}

FormRow* field(const QString& name, const QString& text, FormRow::State state, const QString& words) {
    auto* edit = new TextField(name, name);
    edit->setText(text);
    auto* row = new FormRow(name, edit, state == FormRow::State::bad);
    row->setState(state, words);
    return row;
}

Card* fieldCard() {
    auto* card = new Card("Fields");
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->addWidget(field("Plain", "Erandwane", FormRow::State::ok, "Tells namesakes apart"), 0, 0);
    auto* focused = field("Focused", "98000 07731", FormRow::State::ok, "The ring replaces the outline");
    focused->field()->setObjectName("focused_field");
    grid->addWidget(focused, 0, 1);
    grid->addWidget(field("Counting", "98000 0773", FormRow::State::progress, "1 more digit"), 1, 0);
    grid->addWidget(field("Odd", "200/110", FormRow::State::odd, "Highest seen was 160. Check the cuff."), 1, 1);
    grid->addWidget(field("Bad", "41100", FormRow::State::bad, "Needs 6 digits"), 2, 0);
    auto* off = field("Off", "A-14", FormRow::State::ok, "Given with the token");
    off->field()->setEnabled(false);
    grid->addWidget(off, 2, 1);
    auto* readOnly = new TextField("read_only", "Read-only");
    readOnly->setText("BL-11302");
    readOnly->setReadOnly(true);
    grid->addWidget(new FormRow("Read-only", readOnly), 3, 0);
    auto* hint = new TextField("placeholder", "Empty");
    hint->setPlaceholderText("about 1992");
    grid->addWidget(new FormRow("Empty", hint), 3, 1);
    auto* combo = new ComboField("combo", "Doctor");
    combo->addItems({"Dr Meera Kulkarni", "Dr Ansari"});
    grid->addWidget(new FormRow("Choice", combo), 4, 0);
    auto* comboOff = new ComboField("combo_off", "Doctor");
    comboOff->addItems({"Dr Ansari"});
    comboOff->setEnabled(false);
    grid->addWidget(new FormRow("Choice, off", comboOff), 4, 1);
    auto* search = new SearchField(SearchField::Size::desk, "search_desk", "Find patient");
    search->setText("4512");
    search->setFound("3 matches");
    grid->addWidget(search, 5, 0);
    auto* bar = new SearchField(SearchField::Size::bar, "search_bar", "Find patient");
    bar->setPlaceholderText("Find patient");
    bar->setKey(Qt::Key_F2);
    grid->addWidget(bar, 5, 1);
    card->padded()->addLayout(grid);
    card->body()->addStretch(1);
    return card;
}

Card* wordCard() {
    auto* card = new Card("Words and badges");
    auto* column = card->padded();
    column->setSpacing(4);
    using Look = Label::Look;
    const std::pair<Look, QString> looks[] = {
        {Look::title, "Title 13/600"},   {Look::cardTitle, "Card title 11/600"}, {Look::entry, "Entry 11/500"},
        {Look::body, "Body 10/400"},     {Look::strong, "Strong 10/600"},        {Look::second, "Second words"},
        {Look::label, "Label 9/500"},    {Look::small, "Small 9/400"},           {Look::hint, "Hint 9/400"},
        {Look::group, "Group 8.25/600"}, {Look::danger, "Needs a doctor"},       {Look::warn, "Check the cuff"},
        {Look::ok, "Signed 11:48 am"},   {Look::link, "Open the record"}};
    auto* words = new QGridLayout;
    int at = 0;
    for (const auto& [look, text] : looks) {
        words->addWidget(new Label(text, look), at / 2, at % 2);
        ++at;
    }
    column->addLayout(words);
    column->addWidget(new Label("₹ 12,34,567.50", Look::money));
    auto* badges = new QGridLayout;
    badges->setSpacing(6);
    at = 0;
    for (int status = static_cast<int>(Status::waiting); status <= static_cast<int>(Status::stopped); ++status) {
        badges->addWidget(new Badge(static_cast<Status>(status)), at / 3, at % 3, Qt::AlignLeft);
        ++at;
    }
    column->addLayout(badges);
    column->addStretch(1);
    return card;
}

}  // namespace

QWidget* states() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(12);
    row->addWidget(buttonCard());
    row->addWidget(fieldCard(), 1);
    row->addWidget(wordCard());
    return page;
}

}  // namespace opdesk::gallery
