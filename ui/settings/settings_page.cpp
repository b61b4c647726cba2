#include "ui/settings/settings_page.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "core/clinic/desk.h"
#include "ui/settings/clinic_panel.h"
#include "ui/settings/price_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/side_stack.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::settings {

using widgets::Label;

namespace {
constexpr int kListWidth = 300;
constexpr int kLeastListWidth = 250;
constexpr int kLeastRightWidth = 530;  ///< the price list beside its form
constexpr int kFieldWidth = 380, kShortCombo = 230;
constexpr int kTwoHalves = 2 * kFieldWidth + 48;
constexpr Choice kPrinters[] = {Choice::slipPrinter, Choice::billPrinter, Choice::prescriptionPrinter,
                                Choice::reportPrinter};
const QLatin1String kPricesRow("prices");
}  // namespace

QWidget* SettingsPage::Setting::field() const {
    return control ? static_cast<QWidget*>(control) : combo;
}

SettingsPage::SettingsPage(Preferences& preferences, QWidget* parent) : Page(parent), m_preferences(preferences) {
    setObjectName(QStringLiteral("settings_page"));
    auto* search = addKey(QStringLiteral("settings_find"), tr("Find a setting"), QKeySequence(Qt::CTRL | Qt::Key_F));
    auto* back = addKey(QStringLiteral("settings_back"), tr("Back"), QKeySequence(Qt::Key_Escape));
    m_saveClinic =
        addKey(QStringLiteral("clinic_save"), tr("Save for the clinic"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_savePrice = addKey(QStringLiteral("price_save"), tr("Save price"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_newCode = addKey(QStringLiteral("price_new"), tr("New code"), QKeySequence(Qt::CTRL | Qt::Key_N));
    m_retireCode = addKey(QStringLiteral("price_retire"), tr("Retire"), QKeySequence(Qt::CTRL | Qt::Key_Delete));
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(14, 12, 14, 12);
    auto* columns = new widgets::Columns;
    columns->add(buildLeft(), kListWidth, kLeastListWidth);
    columns->add(buildRight(), 0, kLeastRightWidth);
    frame->addWidget(columns);
    connect(search, &QAction::triggered, this, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    connect(back, &QAction::triggered, this, [this] {
        if (m_search->text().isEmpty())
            emit deskAsked();
        m_search->clear();
    });
    fillList();
    showValues();
    showRight(m_own);
}

QWidget* SettingsPage::buildLeft() {
    auto* left = new widgets::Card(tr("Settings"), QStringLiteral("settings"));
    m_search = new widgets::SearchField(widgets::SearchField::Size::bar, QStringLiteral("settings_search"),
                                        tr("Find a setting"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setProperty("shorterPlaceholder", tr("Find"));
    m_search->setKey(QKeySequence(Qt::CTRL | Qt::Key_F));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(m_search);
    left->body()->addLayout(bar);
    left->addLine();
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("settings_list"), tr("Settings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("No setting has these words."));
    m_search->setList(m_list);
    left->body()->addWidget(m_list, 1);
    auto* note = new Label(tr("They are kept on this PC for whoever works here. Nothing of a patient is in them."),
                           Label::Look::hint);
    note->setWordWrap(true);
    left->foot()->addWidget(note);
    connect(m_search, &QLineEdit::textEdited, this, &SettingsPage::fillList);
    connect(m_search, &widgets::SearchField::rowActivated, this, [this] { goTo(m_list->currentIndex()); });
    connect(m_list, &widgets::ListView::chosen, this, &SettingsPage::goTo);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SettingsPage::showRightOf);
    return left;
}

QWidget* SettingsPage::buildRight() {
    m_right = new widgets::SideStack;
    m_own = buildOwn();
    m_clinic = new ClinicPanel(m_saveClinic);
    m_prices = new PricePanel(m_savePrice, m_newCode, m_retireCode);
    for (auto* panel : {m_own, static_cast<QWidget*>(m_clinic), static_cast<QWidget*>(m_prices)})
        m_right->addWidget(panel);
    const auto tell = [this](QWidget* panel) {
        return [this, panel](const QString& sentence, const QString& iconName) {
            m_lastChanged = panel;
            emit saidWithUndo(sentence, iconName);
        };
    };
    connect(m_clinic, &ClinicPanel::saidWithUndo, this, tell(m_clinic));
    connect(m_clinic, &ClinicPanel::said, this, &Page::said);
    connect(m_clinic, &ClinicPanel::shown, this, &SettingsPage::fillList);
    connect(m_prices, &PricePanel::saidWithUndo, this, tell(m_prices));
    connect(m_prices, &PricePanel::said, this, &Page::said);
    // Its own layout would ask for the largest part.
    auto* right = new QWidget;
    auto* whole = new QVBoxLayout(right);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_right);
    return right;
}

void SettingsPage::showRight(QWidget* panel) {
    m_right->setCurrentWidget(panel);
    m_right->updateGeometry();
    m_saveClinic->setVisible(panel == m_clinic);
    for (auto* action : {m_savePrice, m_newCode, m_retireCode}) {
        action->setVisible(panel == m_prices);
        action->setEnabled(panel == m_prices);
    }
}

void SettingsPage::showRightOf(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const auto id = index.data(widgets::kIdRole).toString();
    bool isOwn = false;
    id.toInt(&isOwn);
    showRight(isOwn ? m_own : id == kPricesRow ? static_cast<QWidget*>(m_prices) : m_clinic);
}

QWidget* SettingsPage::buildOwn() {
    auto* right = new widgets::Card(tr("Settings of this PC"), QStringLiteral("user"));
    auto* whose = new Label(tr("for everybody who works on this PC"), Label::Look::hint);
    whose->setObjectName(QStringLiteral("settings_whose"));
    right->addToHeader(whose);
    auto* inside = new QWidget;
    m_halves = new QBoxLayout(QBoxLayout::TopToBottom, inside);
    m_halves->setContentsMargins(12, 12, 12, 12);
    m_halves->setSpacing(8);
    const auto half = [this] {
        m_column = new QVBoxLayout;
        m_column->setSpacing(4);
        m_halves->addLayout(m_column, 1);
    };
    half();
    right->installEventFilter(this);
    right->body()->addWidget(new widgets::ScrollBody(inside));
    // Languages are named in themselves: whoever cannot read the present one finds his own.
    addSetting({Choice::language, tr("Language and text"), tr("Language"),
                QStringLiteral("language hindi english bhasha "), tr("In force at once. What you typed stays.")},
               QStringLiteral("setting_language"),
               {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("hi"), QStringLiteral("हिन्दी")}});
    addSetting({Choice::textSize, tr("Language and text"), tr("Text size"), QStringLiteral("size font zoom letters "),
                tr("Of all text, on top of the system’s own scale.")},
               QStringLiteral("setting_text_size"),
               {{QStringLiteral("100"), tr("100 %")},
                {QStringLiteral("115"), tr("115 %")},
                {QStringLiteral("130"), tr("130 %")}});
    addSetting({Choice::theme, tr("Look"), tr("Theme"), QStringLiteral("theme dark light colour night "),
                tr("Dark rests the eyes in a dim room.")},
               QStringLiteral("setting_theme"),
               {{QStringLiteral("light"), tr("Light")},
                {QStringLiteral("dark"), tr("Dark")},
                {QStringLiteral("system"), tr("As the system")}});
    addSetting({Choice::density, tr("Look"), tr("Density"), QStringLiteral("density rows compact "),
                tr("Comfortable has taller rows and buttons, for touch.")},
               QStringLiteral("setting_density"),
               {{QStringLiteral("compact"), tr("Compact")}, {QStringLiteral("comfortable"), tr("Comfortable")}});
    addSetting({Choice::calm, tr("Look"), tr("Motion"), QStringLiteral("motion animation calm "),
                tr("None: notices appear at once, they do not slide in.")},
               QStringLiteral("setting_calm"),
               {{QStringLiteral("off"), tr("Brief")}, {QStringLiteral("on"), tr("None")}});
    m_column->addStretch(1);
    half();
    Setting start{Choice::startPlace, tr("Work"), tr("Start in"), QStringLiteral("start first page place "),
                  tr("The place that opens after the password.")};
    start.combo = new widgets::ComboField(QStringLiteral("setting_start_place"), start.title);
    addSetting(std::move(start), {}, {});
    addUsualDoctor();
    addSetting({Choice::slipPaper, tr("Work"), tr("Token slip"),
                QStringLiteral("token slip paper printer roll parchi "), tr("What the printer of the tokens takes.")},
               QStringLiteral("setting_slip_paper"),
               {{QStringLiteral("80"), tr("80 mm roll")},
                {QStringLiteral("58"), tr("58 mm roll")},
                {QStringLiteral("a6"), tr("A6 sheet")}});
    addPrinters();
    m_column->addStretch(1);
    return right;
}

void SettingsPage::addUsualDoctor() {
    Setting setting{Choice::usualDoctor, tr("Work"), tr("Default doctor"),
                    QStringLiteral("default doctor usual token whose daktar "),
                    tr("For patients who were never here and have no booking today.")};
    setting.combo = new widgets::ComboField(QStringLiteral("setting_usual_doctor"), setting.title);
    addSetting(std::move(setting), {}, {});
    offerDoctors({});
}

/// Who is no doctor here any more stays chosen and is passed over, as if nobody were chosen.
void SettingsPage::offerDoctors(const std::vector<clinic::DoctorLine>& doctors) {
    auto* combo = find(Choice::usualDoctor)->combo;
    combo->clear();
    combo->addItem(tr("The first of the list"), QString());
    for (const auto& doctor : doctors)
        combo->addItem(widgets::qt(doctor.name), widgets::qt(doctor.doctor.text()));
    if (!m_own)
        return;
    showValues();
    fillList();
}

void SettingsPage::addPrinters() {
    const auto words = QStringLiteral("printer print paper ");
    const auto add = [&](Choice choice, const char* name, const QString& title, const QString& more,
                         const QString& help) {
        Setting setting{choice, tr("Printers of this PC"), title, words + more, help};
        setting.combo = new widgets::ComboField(QLatin1String(name), setting.title);
        addSetting(std::move(setting), {}, {});
    };
    add(Choice::slipPrinter, "setting_slip_printer", tr("Printer for token slips"),
        QStringLiteral("token slip roll parchi"), tr("Each paper may go to another printer."));
    add(Choice::billPrinter, "setting_bill_printer", tr("Printer for bills and receipts"),
        QStringLiteral("bill receipt rasid"), {});
    add(Choice::prescriptionPrinter, "setting_prescription_printer", tr("Printer for prescriptions"),
        QStringLiteral("prescription rx parcha"), {});
    add(Choice::reportPrinter, "setting_report_printer", tr("Printer for day close and reports"),
        QStringLiteral("report day close"), {});
    offerPrinters({});
}

/// What was chosen and is not there now stays chosen, and says so.
void SettingsPage::offerPrinters(const QStringList& names) {
    for (const auto choice : kPrinters) {
        auto* combo = find(choice)->combo;
        const auto chosen = m_preferences.value(choice);
        combo->clear();
        combo->addItem(tr("The system’s printer"), QString());
        for (const auto& name : names)
            combo->addItem(name, name);
        if (!chosen.isEmpty() && !names.contains(chosen))
            combo->addItem(names.isEmpty() ? chosen : tr("%1, not there now").arg(chosen), chosen);
    }
    // While the page is being built, the rest of it follows.
    if (!m_own)
        return;
    showValues();
    fillList();
}

bool SettingsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_own && event->type() == QEvent::Resize) {
        const bool beside = m_own->width() >= kTwoHalves;
        m_halves->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        m_halves->setStretch(0, beside ? 1 : 0);  // one under the other without a hole between them
    }
    return Page::eventFilter(watched, event);
}

void SettingsPage::addSetting(Setting setting, const QString& objectName, const Words& choices) {
    const auto choice = setting.choice;
    if (setting.combo) {
        setting.combo->setFixedWidth(setting.choice == Choice::startPlace ? kShortCombo : kFieldWidth - 40);
        connect(setting.combo, &QComboBox::activated, this,
                [this, combo = setting.combo, choice](int row) { choose(choice, combo->itemData(row).toString()); });
    } else {
        setting.control = new widgets::SegmentedControl(objectName, setting.title);
        for (const auto& [value, word] : choices)
            setting.control->addChoice(value, word);
        connect(setting.control, &widgets::SegmentedControl::chosen, this,
                [this, choice](const QString& value) { choose(choice, value); });
    }
    if (m_settings.empty() || m_settings.back().section != setting.section) {
        if (m_column->count() > 0)
            m_column->addSpacing(8);
        m_column->addWidget(new Label(setting.section, Label::Look::strong));
    }
    auto* row = new widgets::FormRow(setting.title, setting.field());
    row->setHelp(setting.help);
    auto* line = new QHBoxLayout;
    line->addWidget(row);
    line->addStretch(1);
    m_column->addLayout(line);
    row->setMinimumWidth(kFieldWidth);
    m_settings.push_back(std::move(setting));
}

void SettingsPage::setStartPlaces(const QList<StartPlace>& places) {
    auto* combo = find(Choice::startPlace)->combo;
    combo->clear();
    for (const auto& place : places)
        combo->addItem(place.word, place.id);
    showValues();
    fillList();
}

void SettingsPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_lastChoice = -1;
    m_lastChanged = nullptr;
    m_mayClinic = desk->may("settings.clinic");
    m_mayPrices = desk->may("price.manage");
    m_desk = desk;
    m_clinic->start(desk);
    m_prices->start(desk);
    fillList();
}

void SettingsPage::stop() {
    m_search->clear();
    m_lastChoice = -1;
    m_mayClinic = m_mayPrices = false;
    m_desk.reset();
    offerDoctors({});
    m_clinic->stop();
    m_prices->stop();
    showRight(m_own);
    fillList();
}

void SettingsPage::enter() {
    showValues();
    m_search->setFocus();
    if (m_desk)
        m_desk->run(clinic::ListDoctors{}, [self = QPointer(this)](base::Result<clinic::ListDoctors::Answer> answer) {
            if (self && self->m_desk && answer)
                self->offerDoctors(answer->doctors);
        });
    if (m_findPrinters)
        m_findPrinters([self = QPointer(this)](const QStringList& names) {
            if (self)
                self->offerPrinters(names);
        });
}

void SettingsPage::refresh(const std::vector<std::string>& kinds) {
    if (std::ranges::find(kinds, "setting") != kinds.end()) {
        m_clinic->refresh();
        m_prices->refresh();  // whether tax is charged
    } else if (std::ranges::find(kinds, "price") != kinds.end()) {
        m_prices->refresh();
    }
}

void SettingsPage::fillList() {
    const auto typed = m_search->text().trimmed();
    std::vector<widgets::ListRow> rows;
    QString last;
    const auto add = [&](const QString& id, const QString& section, const QString& title, const QString& value,
                         const QString& words) {
        if (!typed.isEmpty() && !QStringList{title, section, words}.join(u' ').contains(typed, Qt::CaseInsensitive))
            return;
        widgets::TwoLineRow shown;
        shown.id = id;
        shown.title = title;
        shown.detail = value;
        rows.push_back({id, QVariant::fromValue(shown), title + QStringLiteral(", ") + value,
                        section == last ? QString() : section});
        last = section;
    };
    for (const auto& setting : m_settings)
        add(QString::number(static_cast<int>(setting.choice)), setting.section, setting.title, wordOf(setting),
            setting.help + u' ' + setting.otherWords);
    if (m_mayPrices)
        add(kPricesRow, tr("The clinic"), tr("Price list"), tr("Codes, prices, tax"),
            QStringLiteral("price rate fee code list daam keemat sac hsn"));
    if (m_mayClinic)
        for (const auto& one : m_clinic->words())
            add(one.key, tr("The clinic: %1").arg(one.section), one.title, one.value,
                one.otherWords + QStringLiteral(" clinic"));
    m_model->setRows(std::move(rows));
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollTo(m_list->currentIndex());
}

void SettingsPage::goTo(const QModelIndex& index) {
    if (!index.isValid())
        return;
    showRightOf(index);
    const auto id = index.data(widgets::kIdRole).toString();
    bool isOwn = false;
    const int choice = id.toInt(&isOwn);
    if (!isOwn)
        id == kPricesRow ? m_prices->focusFirst() : m_clinic->focusOn(id);
    else if (const auto* setting = find(static_cast<Choice>(choice)))
        setting->field()->setFocus(Qt::ShortcutFocusReason);
}

void SettingsPage::choose(Choice choice, const QString& value) {
    const auto before = m_preferences.value(choice);
    if (before == value || !m_preferences.choose(choice, value))
        return;
    m_lastChoice = static_cast<int>(choice);
    m_lastValue = before;
    showValues();
    fillList();
    // A change of language builds this page anew; it speaks then, in the new language.
    if (choice != Choice::language)
        sayChanged();
}

void SettingsPage::sayChanged() {
    m_lastChanged = nullptr;
    if (const auto* setting = find(static_cast<Choice>(m_lastChoice)))
        emit saidWithUndo(tr("%1: %2").arg(setting->title, wordOf(*setting)), QStringLiteral("settings"));
}

void SettingsPage::undoLast() {
    if (m_lastChanged) {
        m_lastChanged == m_prices ? m_prices->undoLast() : m_clinic->undoLast();
        m_lastChanged = nullptr;
        return;
    }
    if (m_lastChoice < 0)
        return;
    m_preferences.choose(static_cast<Choice>(std::exchange(m_lastChoice, -1)), m_lastValue);
    showValues();
    fillList();
}

QVariantMap SettingsPage::typedSoFar() const {
    return {{QStringLiteral("search"), m_search->text()},
            {QStringLiteral("choice"), m_lastChoice},
            {QStringLiteral("before"), m_lastValue}};
}

void SettingsPage::typeAgain(const QVariantMap& typed) {
    m_search->setText(typed.value(QStringLiteral("search")).toString());
    fillList();
    m_lastChoice = typed.value(QStringLiteral("choice"), -1).toInt();
    m_lastValue = typed.value(QStringLiteral("before")).toString();
    if (m_lastChoice == static_cast<int>(Choice::language))
        sayChanged();
}

void SettingsPage::showValues() {
    for (const auto& setting : m_settings) {
        const auto value = m_preferences.value(setting.choice);
        if (setting.control)
            setting.control->setCurrent(value);
        else
            setting.combo->setCurrentIndex(std::max(0, setting.combo->findData(value)));
    }
}

QString SettingsPage::wordOf(const Setting& setting) const {
    return setting.control ? setting.control->word(m_preferences.value(setting.choice)) : setting.combo->currentText();
}

const SettingsPage::Setting* SettingsPage::find(Choice choice) const {
    for (const auto& setting : m_settings)
        if (setting.choice == choice)
            return &setting;
    return nullptr;
}

}  // namespace opdesk::ui::settings
