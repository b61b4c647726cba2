#include "ui/devices/devices_page.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/desk.h"
#include "ui/devices/device_words.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::devices {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kListWidth = 400, kLeastListWidth = 280, kLeastDetailWidth = 420;
constexpr int kMostReason = 300;

QGridLayout* factGrid() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    return grid;
}

/// Answers how wide the names are.
int fillFacts(QGridLayout& grid, const Facts& facts) {
    while (auto* item = grid.takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int wide = 0;
    for (const auto& [name, value] : facts) {
        const int row = grid.rowCount();
        auto* caption = new Label(name, Label::Look::hint);
        caption->setCaption();
        wide = std::max(wide, caption->sizeHint().width());
        grid.addWidget(caption, row, 0, Qt::AlignTop);
        auto* words = new Label(value, Label::Look::second);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);  // a number is copied, not typed off
        grid.addWidget(words, row, 1);
    }
    return wide;
}

}  // namespace

DevicesPage::DevicesPage(QWidget* parent)
    : Page(parent),
      m_draft(new drafts::DraftKeeper(
          "device",
          [this] {
              clinic::json::object typed;
              if (!m_reason->text().isEmpty())
                  typed["reason"] = utf8(m_reason->text());
              return typed;
          },
          this)) {
    setObjectName(QStringLiteral("devices_page"));
    buildActions();
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(14, 12, 14, 12);
    auto* columns = new widgets::Columns;
    columns->add(buildLeft(), kListWidth, kLeastListWidth);
    columns->add(buildRight(), 0, kLeastDetailWidth);
    frame->addWidget(columns);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DevicesPage::showCurrent);
    connect(m_list, &widgets::ListView::chosen, this, [this] { m_how->setFocus(Qt::ShortcutFocusReason); });
    connect(m_tabs, &widgets::SegmentedControl::chosen, this,
            [this](const QString& id) { showTab(id == QLatin1String("aside") ? Tab::setAside : Tab::devices); });
    connect(m_how, &widgets::SegmentedControl::chosen, this, &DevicesPage::chosen);
    connect(m_reason, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    connect(m_reason, &QLineEdit::textChanged, this, &DevicesPage::showToFill);
    connect(m_password, &QLineEdit::textChanged, this, &DevicesPage::showToFill);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(Qt::TabFocusReason); });
    connect(m_password, &QLineEdit::returnPressed, this, &DevicesPage::act);
    showCurrent();
}

void DevicesPage::buildActions() {
    const auto key = [this](const char* name, const QString& words, const QKeySequence& keys, auto run) {
        auto* action = addKey(QLatin1String(name), words, keys);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_do = key("devices_do", tr("Do it"), Qt::CTRL | Qt::Key_Return, [this] { act(); });
    key("devices_tab", tr("Next list"), Qt::Key_T,
        [this] { showTab(m_tab == Tab::devices ? Tab::setAside : Tab::devices); });
    key("devices_next", tr("Next"), Qt::ALT | Qt::Key_Down, [this] { moveBy(1); });
    key("devices_previous", tr("Previous"), Qt::ALT | Qt::Key_Up, [this] { moveBy(-1); });
    key("devices_back", tr("Back"), Qt::Key_Escape, [this] {
        if (m_right->isAncestorOf(focusWidget()))
            m_list->setFocus();
        else
            emit deskAsked();
    });
}

QWidget* DevicesPage::buildLeft() {
    auto* left = new widgets::Card(tr("PCs of the clinic"), QStringLiteral("monitor-smartphone"));
    m_tabs = new widgets::SegmentedControl(QStringLiteral("devices_tabs"), tr("Which list"));
    m_tabs->setSmall(true);
    m_tabs->addChoice(QStringLiteral("devices"), tr("PCs"));
    m_tabs->addChoice(QStringLiteral("aside"), tr("Set aside"));
    m_tabs->setCurrent(QStringLiteral("devices"));
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(12, 8, 12, 8);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    left->body()->addLayout(tabs);
    left->addLine();
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("devices_list"), tr("PCs of the clinic"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    left->body()->addWidget(m_list, 1);
    return left;
}

QWidget* DevicesPage::buildRight() {
    m_right = new widgets::Card;
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    m_title = new Label(Label::Look::title);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("devices_title"));
    column->addWidget(m_title);
    // What is to be judged stands first, before where it comes from.
    m_changesTitle = new Label(tr("What it would change"), Label::Look::strong);
    m_changesTitle->setCaption();
    column->addWidget(m_changesTitle);
    m_changes = new QWidget;
    m_changes->setObjectName(QStringLiteral("devices_changes"));
    m_changeRows = factGrid();
    m_changeRows->setContentsMargins(0, 0, 0, 0);
    m_changes->setLayout(m_changeRows);
    column->addWidget(m_changes);
    m_unread = new Label(Label::Look::hint);
    m_unread->setWordWrap(true);
    m_unread->setObjectName(QStringLiteral("devices_unread"));
    column->addWidget(m_unread);
    m_facts = factGrid();
    column->addLayout(m_facts);
    column->addStretch(1);
    m_right->body()->addWidget(new widgets::ScrollBody(inside), 1);

    m_form = new QWidget;
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    m_how = new widgets::SegmentedControl(QStringLiteral("devices_how"), tr("What is to be done"));
    form->addWidget(m_how);
    m_what = new Label(Label::Look::body);
    m_what->setWordWrap(true);
    m_what->setObjectName(QStringLiteral("devices_what"));
    form->addWidget(m_what);
    m_reason = new widgets::TextField(QStringLiteral("devices_reason"), tr("Reason"));
    m_reason->setMaxLength(kMostReason);
    m_reasonRow = new FormRow(tr("Reason"), m_reason);
    m_reasonRow->setHelp(tr("It stands in the audit log."));
    m_password = new widgets::PasswordField(QStringLiteral("devices_password"), tr("Your password"));
    m_passwordRow = new FormRow(tr("Your password"), m_password);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(12);
    fields->addWidget(m_reasonRow, 3);
    fields->addWidget(m_passwordRow, 2);
    form->addLayout(fields);
    auto* last = new QHBoxLayout;
    last->setSpacing(12);
    m_toFill =
        new widgets::OpenSummary(QStringLiteral("devices_to_fill"), widgets::OpenSummary::Tone::open, Qt::AlignRight);
    last->addWidget(m_toFill, 1, Qt::AlignVCenter);
    last->addWidget(new widgets::PrimaryButton(m_do, QStringLiteral("devices_do_button"), QStringLiteral("check")), 0,
                    Qt::AlignRight);
    form->addLayout(last);
    m_error = new Label(Label::Look::danger);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("devices_error"));
    m_error->hide();
    m_right->foot()->addWidget(m_error);
    m_right->foot()->addWidget(m_form);
    return m_right;
}

void DevicesPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
    m_draft->open({}, [self = QPointer(this)](const clinic::json::object& typed) {
        const auto* value = self ? typed.if_contains("reason") : nullptr;
        const auto* text = value ? value->if_string() : nullptr;
        if (text && self->m_reason->text().isEmpty())
            self->m_reason->setText(QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())));
    });
    showTab(Tab::devices);
}

void DevicesPage::stop() {
    m_draft->stop();
    m_desk.reset();
    m_devices = {};
    m_groups.clear();
    m_busy = false;
    m_model->setRows({});
    m_reason->clear();
    m_password->wipe();
    m_reasonRow->setState(FormRow::State::ok);
    m_passwordRow->setState(FormRow::State::ok);
    m_error->hide();
    m_tabs->setCount(QStringLiteral("aside"), {});
    showCurrent();
}

void DevicesPage::enter() {
    readDevices();
    m_list->setFocus();
}

void DevicesPage::refresh(const std::vector<std::string>& kinds) {
    if (isVisible() && std::ranges::find(kinds, "device") != kinds.end())
        readDevices();
}

void DevicesPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    showList();
}

QVariantMap DevicesPage::typedSoFar() const {
    return {{QStringLiteral("reason"), m_reason->text()}, {QStringLiteral("aside"), m_tab == Tab::setAside}};
}

void DevicesPage::typeAgain(const QVariantMap& typed) {
    m_reason->setText(typed.value(QStringLiteral("reason")).toString());
    showTab(typed.value(QStringLiteral("aside")).toBool() ? Tab::setAside : Tab::devices);
}

void DevicesPage::readDevices() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListDevices{}, [self = QPointer(this)](base::Result<clinic::ListDevices::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer)
            return self->refuse(answer.error());
        self->m_devices = std::move(*answer);
        self->showList();
        // Asked only where the server answered just now: a line that is down is waited for once.
        if (self->m_devices.live)
            self->readSetAside();
    });
}

void DevicesPage::readSetAside() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListSetAside{}, [self = QPointer(this)](base::Result<clinic::ListSetAside::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_groups = std::move(answer->groups);
        self->showList();
    });
}

void DevicesPage::showTab(Tab tab) {
    m_tab = tab;
    m_tabs->setCurrent(tab == Tab::setAside ? QStringLiteral("aside") : QStringLiteral("devices"));
    m_error->hide();
    showList();
}

void DevicesPage::showList() {
    if (!m_desk)
        return;
    const auto offset = m_desk->identity().offset;
    m_tabs->setCount(QStringLiteral("aside"), m_groups.empty() ? QString() : QString::number(m_groups.size()));
    m_list->setEmptyText(m_tab == Tab::setAside ? tr("Nothing is set aside.") : tr("The PCs are being asked for."));
    m_model->setRows(m_tab == Tab::setAside ? setAsideRows(m_groups, offset, m_namesHidden)
                                            : deviceRows(m_devices, offset));
    if (m_model->rowCount() > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
}

const clinic::DeviceLine* DevicesPage::currentDevice() const {
    const int row = m_list->currentIndex().row();
    return m_tab == Tab::devices && row >= 0 && row < static_cast<int>(m_devices.devices.size())
               ? &m_devices.devices[static_cast<std::size_t>(row)]
               : nullptr;
}

const clinic::SetAsideGroup* DevicesPage::currentGroup() const {
    const int row = m_list->currentIndex().row();
    return m_tab == Tab::setAside && row >= 0 && row < static_cast<int>(m_groups.size())
               ? &m_groups[static_cast<std::size_t>(row)]
               : nullptr;
}

QString DevicesPage::currentName() const {
    const auto* device = currentDevice();
    const auto* group = currentGroup();
    return device ? labels::deskName(device->name) : group ? labels::deskName(group->deviceName) : QString();
}

void DevicesPage::showCurrent() {
    const auto* device = currentDevice();
    const auto* group = currentGroup();
    for (auto* part : {static_cast<QWidget*>(m_changesTitle), static_cast<QWidget*>(m_unread)})
        part->setVisible(group != nullptr);
    m_changes->setVisible(group && !group->items.empty());
    const int changesWide = fillFacts(*m_changeRows, group ? changeFacts(*group, m_namesHidden) : Facts());
    m_unread->setText(group ? unreadWords(*group) : QString());
    if (device) {
        m_title->setText(currentName());
        m_facts->setColumnMinimumWidth(0, 0);
        fillFacts(*m_facts, deviceFacts(*device, m_devices.live, m_desk->identity().offset));
        const bool leaves = device->state == "drain";
        if (!m_devices.live)
            offer({}, tr("The server is away. This is what this PC knew; nothing can be changed now."));
        else if (device->here)
            offer({}, tr("This is the PC you sit at. Only another PC can stop it."));
        else if (leaves || device->state == "active")
            offer({leaves ? QStringLiteral("resume") : QStringLiteral("drain"), QStringLiteral("revoke")}, {});
        else
            offer({}, tr("There is nothing left to do here. To work again, the PC is enrolled anew."));
    } else if (group) {
        m_title->setText(m_list->currentIndex().data(widgets::kRowRole).value<widgets::TwoLineRow>().title);
        const int wide = std::max(changesWide, fillFacts(*m_facts, setAsideFacts(*group, m_desk->identity().offset)));
        m_facts->setColumnMinimumWidth(0, wide);
        m_changeRows->setColumnMinimumWidth(0, wide);
        if (group->isUnreadable)
            offer({}, whatIsLeft(*group));
        else
            offer({QStringLiteral("take_in"), QStringLiteral("take_all"), QStringLiteral("refuse")}, {});
    } else {
        m_title->setText(m_tab == Tab::setAside
                             ? tr("Nothing is set aside. What a PC that leaves still sends stands here.")
                             : QString());
        fillFacts(*m_facts, {});
        offer({}, {});
    }
}

/// `otherwise`: why nothing can be done.
void DevicesPage::offer(const QStringList& choices, const QString& otherwise) {
    const auto before = m_how->current();
    m_how->clear();
    for (const auto& choice : choices)
        m_how->addChoice(choice, choice == QLatin1String("drain")      ? tr("Let it leave")
                                 : choice == QLatin1String("revoke")   ? tr("Stop it for good")
                                 : choice == QLatin1String("resume")   ? tr("Let it go on")
                                 : choice == QLatin1String("take_in")  ? tr("Take in")
                                 : choice == QLatin1String("take_all") ? tr("Take in all from that PC")
                                                                       : tr("Refuse"));
    m_how->setCurrent(choices.contains(before) ? before : choices.value(0));
    for (auto* part :
         {static_cast<QWidget*>(m_how), static_cast<QWidget*>(m_reasonRow), static_cast<QWidget*>(m_passwordRow)})
        part->setVisible(!choices.isEmpty());
    if (choices.isEmpty())
        m_what->setText(otherwise);
    m_form->setVisible(!choices.isEmpty() || !otherwise.isEmpty());
    chosen();
}

void DevicesPage::chosen() {
    const auto choice = m_how->current();
    const bool any = m_how->choiceCount() > 0;
    if (any)
        m_what->setText(whatHappens(choice, currentName()));
    m_do->setText(any ? m_how->word(choice) : tr("Do it"));
    m_do->setVisible(any);
    m_reason->setPlaceholderText(needsReason() ? QString() : tr("Optional"));
    m_reasonRow->setState(FormRow::State::ok);
    showToFill();
}

/// What is taken in speaks for itself; everything else is told to the audit log in words.
bool DevicesPage::needsReason() const {
    const auto choice = m_how->current();
    return choice != QLatin1String("take_in") && choice != QLatin1String("take_all");
}

/// What keeps the button off, beside it.
void DevicesPage::showToFill() {
    const bool any = m_how->choiceCount() > 0;
    std::vector<widgets::OpenPart> open;
    const auto lacks = [&](const QString& words, QLineEdit* field) {
        open.push_back({words, [field] { field->setFocus(Qt::ShortcutFocusReason); }});
    };
    if (any && needsReason() && m_reason->text().trimmed().isEmpty())
        lacks(tr("reason"), m_reason);
    if (any && m_password->text().isEmpty())
        lacks(tr("your password"), m_password);
    m_do->setEnabled(any && !m_busy);
    widgets::setOffNow(*m_do, !open.empty());
    const int count = static_cast<int>(open.size());
    m_toFill->setParts(tr("%n field(s) to fill:", nullptr, count), std::move(open));
}

void DevicesPage::moveBy(int rows) {
    const int row = m_list->currentIndex().row() + rows;
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row, 0));
}

}  // namespace opdesk::ui::devices
