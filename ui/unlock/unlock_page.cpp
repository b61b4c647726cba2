#include "ui/unlock/unlock_page.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QResizeEvent>
#include <QSpacerItem>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/theme/theme.h"
#include "ui/unlock/damaged_panel.h"
#include "ui/unlock/door_panel.h"
#include "ui/unlock/enrol_panel.h"
#include "ui/unlock/login_panel.h"
#include "ui/unlock/person_delegate.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::unlock {

using widgets::Label;
using widgets::OpButton;

namespace {
constexpr int kFormWidth = 440;
constexpr int kLeftWidth = 520;
constexpr int kMostPeopleShown = 6;
constexpr int kMostPeopleLow = 3;
constexpr int kNarrow = 1024;
constexpr int kLow = 620;
// The heading stands in line with the mark of the left half.
constexpr int kAbove = 63;
constexpr int kAboveLow = 31;
constexpr int kLeastDoor = 220;
constexpr int kAround = 24;
}  // namespace

UnlockPage::UnlockPage(clinic::Gate& gate, const base::Clock& clock, QWidget* parent)
    : QWidget(parent), m_gate(gate), m_clock(clock) {
    setObjectName(QStringLiteral("unlock_page"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_door = new DoorPanel(clock, this);
    columns->addWidget(m_door);
    connect(this, &UnlockPage::opened, this, [this] { m_wasOpened = true; });

    m_steps = new QStackedWidget;
    m_steps->setFixedWidth(kFormWidth);
    m_unlock = buildUnlock();
    m_steps->addWidget(m_unlock);
    auto* right = new QVBoxLayout;
    m_above = new QSpacerItem(0, kAbove, QSizePolicy::Minimum, QSizePolicy::Fixed);
    right->addItem(m_above);
    right->addWidget(m_steps, 1, Qt::AlignHCenter);
    right->addSpacing(12);
    columns->addLayout(right, 1);
}

// Enrolment and login are made when they are first needed: hardly any start of the program shows them.
void UnlockPage::showEnrolment() {
    if (!m_enrol) {
        m_enrol = new EnrolPanel(m_gate);
        m_steps->addWidget(m_enrol);
        connect(m_enrol, &EnrolPanel::enrolled, this, [this] {
            m_justEnrolled = true;
            start();
        });
        connect(m_enrol, &EnrolPanel::stepShown, this,
                [this](int step) { m_door->setSteps(EnrolPanel::steps(), step); });
        connect(m_enrol, &EnrolPanel::languageAsked, this, &UnlockPage::languageAsked);
    }
    m_steps->setCurrentWidget(m_enrol);
    m_enrol->start();
}

void UnlockPage::showLogin(bool again) {
    if (!m_login) {
        m_login = new LoginPanel(m_gate);
        m_steps->addWidget(m_login);
        connect(m_login, &LoginPanel::opened, this, &UnlockPage::opened);
        connect(m_login, &LoginPanel::backAsked, this, &UnlockPage::start);
    }
    // The password of who made this a desk is the last step of that.
    m_door->setSteps(m_justEnrolled ? EnrolPanel::steps() : QStringList(),
                     static_cast<int>(EnrolPanel::steps().size()) - 1);
    m_steps->setCurrentWidget(m_login);
    m_login->start(again, !m_view.people.empty());
}

void UnlockPage::showDamaged(const model::StaffId& staff) {
    if (!m_damaged) {
        m_damaged = new DamagedPanel(m_gate);
        m_steps->addWidget(m_damaged);
        connect(m_damaged, &DamagedPanel::backAsked, this, &UnlockPage::start);
        connect(m_damaged, &DamagedPanel::madeAnew, this, [this] {
            start();
            m_passwordRow->setHelp(tr("Made anew. Open with your password; the records come back from the clinic."));
        });
    }
    m_steps->setCurrentWidget(m_damaged);
    m_damaged->start(staff, m_people->currentIndex().data(Qt::AccessibleTextRole).toString());
}

void UnlockPage::setLeft(const clinic::SyncStatus& status) {
    m_left = status;
}

QStringList UnlockPage::safeWords() const {
    QStringList words;
    const auto unsent = static_cast<int>(m_left.waiting + m_left.attachments.toSend);
    if (unsent > 0)
        words << tr("%n changes are not sent yet; they are safe on this PC.", nullptr, unsent);
    else if (m_left.parked == 0)
        words << tr("Everything is sent.");
    if (m_left.parked > 0)
        words << tr("%n wait for the clinic admin.", nullptr, static_cast<int>(m_left.parked));
    if (m_left.accessUntil)
        words << tr("Opens without the network until %1, %2.")
                     .arg(widgets::qt(text::formatDate(base::localDate(*m_left.accessUntil, m_view.offset))),
                          widgets::qt(text::formatTime12(*m_left.accessUntil, m_view.offset)));
    return words;
}

QWidget* UnlockPage::buildUnlock() {
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new Label(tr("Who is at the desk?"), Label::Look::title));
    column->addWidget(new Label(tr("Arrow keys choose, Enter continues."), Label::Look::hint));
    column->addSpacing(8);

    m_peopleModel = new QStandardItemModel(this);
    m_people = new widgets::ListView(QStringLiteral("unlock_people"), tr("Who is at the desk?"));
    m_people->setModel(m_peopleModel);
    m_people->setItemDelegate(new PersonDelegate(m_people));
    m_people->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    column->addWidget(m_people);
    column->addSpacing(12);

    m_password = new widgets::PasswordField(QStringLiteral("unlock_password"), tr("Password"));
    m_passwordRow = new widgets::FormRow(tr("Password"), m_password);
    column->addWidget(m_passwordRow);
    column->addSpacing(4);

    auto* buttons = new QHBoxLayout;
    m_open = new widgets::PrimaryButton(tr("Open"), QStringLiteral("unlock_open"), QStringLiteral("lock-open"));
    m_open->setKeys(QKeySequence(Qt::Key_Return));
    auto* other = new OpButton(OpButton::Kind::quiet, tr("Someone else, or a forgotten password"),
                               QStringLiteral("unlock_other"), QStringLiteral("user-plus"));
    buttons->addWidget(m_open);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(other, 0, Qt::AlignLeft);
    column->addSpacing(12);
    auto* note = new Label(tr("Opens without the network too. Every try is in the audit log."), Label::Look::hint);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addStretch();

    connect(m_people, &widgets::ListView::chosen, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &UnlockPage::unlockNow);
    connect(m_open, &QPushButton::clicked, this, &UnlockPage::unlockNow);
    connect(other, &QPushButton::clicked, this, [this] { showLogin(false); });
    return panel;
}

void UnlockPage::start() {
    if (std::exchange(m_wasOpened, false))
        m_door->setLocked(m_clock.now(), safeWords());
    m_password->wipe();
    m_passwordRow->setState(widgets::FormRow::State::ok);
    m_passwordRow->setHelp({});
    m_peopleShown = !m_view.people.empty() && !m_signInNext;
    if (m_peopleShown)
        showPeople();
    m_gate.view([self = QPointer(this)](base::Result<clinic::GateView> view) {
        if (self)
            self->showView(view);
    });
}

void UnlockPage::showView(const base::Result<clinic::GateView>& view) {
    const bool signIn = std::exchange(m_signInNext, false);
    if (!view) {
        m_steps->setCurrentWidget(m_unlock);
        showError(view.error());
        return;
    }
    m_view = *view;
    if (!m_view.enrolled) {
        m_door->setClinic({}, {}, m_view.offset);
        showEnrolment();
        return;
    }
    m_door->setClinic(widgets::qt(m_view.clinicName), widgets::qt(m_view.deviceName), m_view.offset);
    m_door->setSteps({}, 0);
    if (m_view.people.empty() || signIn) {
        showLogin(signIn);
        return;
    }
    const bool changed = fillPeople();
    if (!m_peopleShown || (changed && m_steps->currentWidget() == m_unlock))
        showPeople();
}

/// Whether that changed the list: one that stands already is left alone, with what is marked in it.
bool UnlockPage::fillPeople() {
    QStringList rows;
    for (const auto& person : m_view.people)
        rows << widgets::qt(person.staff.text()) + QLatin1Char('\n') + widgets::qt(person.name) + QLatin1Char('\n') +
                    widgets::qt(person.roleWords);
    if (std::exchange(m_filledWith, rows) == rows)
        return false;
    const auto keptName = m_people->currentIndex().data(widgets::kIdRole).toString();
    m_peopleModel->clear();
    int current = 0;
    for (const auto& person : m_view.people) {
        auto* item = new QStandardItem;
        widgets::TwoLineRow row;
        row.id = widgets::qt(person.staff.text());
        row.title = widgets::qt(person.name);
        row.detail = roleWords(widgets::qt(person.roleWords));
        row.spoken = row.title + QStringLiteral(", ") + row.detail;
        item->setData(QVariant::fromValue(row), widgets::kRowRole);
        item->setData(row.id, widgets::kIdRole);
        item->setData(row.spoken, Qt::AccessibleTextRole);
        item->setEditable(false);
        if (row.id == keptName)
            current = m_peopleModel->rowCount();
        m_peopleModel->appendRow(item);
    }
    fitPeople();
    m_people->setCurrentIndex(m_peopleModel->index(current, 0));
    return true;
}

/// Who worked here last is marked already, so the password is the next thing to type.
void UnlockPage::showPeople() {
    m_steps->setCurrentWidget(m_unlock);
    m_password->setFocus();
}

/// As tall as its people, up to six, three in a low window; more scroll.
void UnlockPage::fitPeople() {
    if (m_peopleModel->rowCount() == 0)
        return;
    const int most = height() < kLow ? kMostPeopleLow : kMostPeopleShown;
    m_people->setFixedHeight(std::min(m_peopleModel->rowCount(), most) * m_people->sizeHintForRow(0) + 2);
}

void UnlockPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_door->setFixedWidth(width() < kNarrow ? width() / 3 : kLeftWidth);
    m_above->changeSize(0, height() < kLow ? kAboveLow : kAbove, QSizePolicy::Minimum, QSizePolicy::Fixed);
    layout()->invalidate();
    fitPeople();
}

/// The caret stands in the password from the start: the arrows choose the person from there too.
void UnlockPage::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0 || focusWidget() != m_password || m_password->isReadOnly())
        return QWidget::keyPressEvent(event);
    const auto next = m_people->currentIndex().siblingAtRow(m_people->currentIndex().row() + by);
    if (next.isValid()) {
        m_people->setCurrentIndex(next);
        m_passwordRow->setState(widgets::FormRow::State::ok);
    }
}

QSize UnlockPage::minimumSizeHint() const {
    return {kLeastDoor + kFormWidth + 2 * kAround, kAboveLow + m_steps->minimumSizeHint().height()};
}

QString UnlockPage::roleWords(const QString& roles) {
    QStringList words;
    for (const auto& role : roles.split(QStringLiteral(", "), Qt::SkipEmptyParts))
        words << labels::roleLabel(role.toStdString());
    return words.join(QStringLiteral(", "));
}

void UnlockPage::unlockNow() {
    const auto staff = model::StaffId::parse(widgets::utf8(m_people->currentIndex().data(widgets::kIdRole).toString()));
    if (!staff) {
        m_people->setFocus();
        return;
    }
    if (m_password->text().isEmpty()) {
        const auto row = m_people->currentIndex().data(widgets::kRowRole).value<widgets::TwoLineRow>();
        m_passwordRow->setState(widgets::FormRow::State::bad, tr("Type the password of %1.").arg(row.title));
        m_password->setFocus();
        return;
    }
    setBusy(true);
    m_gate.unlock(*staff, widgets::utf8(m_password->text()),
                  [self = QPointer(this), staff = *staff](base::Result<std::shared_ptr<clinic::Desk>> desk) {
                      if (!self)
                          return;
                      self->setBusy(false);
                      self->m_password->wipe();
                      if (!desk && desk.error().code == base::ErrorCode::damaged) {
                          self->showDamaged(staff);
                          return;
                      }
                      if (!desk) {
                          self->showError(desk.error());
                          self->m_password->setFocus();
                          return;
                      }
                      self->m_passwordRow->setState(widgets::FormRow::State::ok);
                      emit self->opened(*desk);
                  });
}

void UnlockPage::setBusy(bool busy) {
    m_open->setEnabled(!busy);
    m_password->setReadOnly(busy);
}

void UnlockPage::showError(const base::Error& error) {
    const auto detail = QString::fromStdString(error.detail);
    bool isCount = false;
    const int count = detail.toInt(&isCount);
    auto sentence = labels::errorSentence(error);
    // How often it may still be tried, and for how long not: never which of person and password was wrong.
    if (error.code == base::ErrorCode::wrongPassphrase && isCount)
        sentence = count > 0
                       ? tr("Not right. Check Caps Lock and the keyboard language. %n tries left.", nullptr, count)
                       : tr("Not right. Only a code from your phone opens now.");
    else if (error.code == base::ErrorCode::rateLimited && isCount)
        sentence = tr("Wait %n seconds, then try again.", nullptr, count);
    else if (error.code == base::ErrorCode::rateLimited && detail == QLatin1String("online"))
        sentence =
            tr("Too many wrong tries. Only a code from your phone opens now: choose Someone else, or a forgotten "
               "password.");
    m_passwordRow->setState(widgets::FormRow::State::bad, sentence);
}

}  // namespace opdesk::ui::unlock
