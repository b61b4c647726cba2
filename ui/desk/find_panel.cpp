#include "ui/desk/find_panel.h"

#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/token_states.h"
#include "core/text/number.h"
#include "core/text/phone.h"
#include "ui/desk/rows.h"
#include "ui/desk/token_panel.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/patient_result_delegate.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::desk {

using widgets::Label;
using widgets::qt;

namespace {
constexpr int kMostRows = 30;
constexpr int kAroundField = 12;
constexpr int kBesidePrompt = 84;  ///< icon, key cap and what a field keeps at its ends
constexpr int kLeastList = 52;     ///< one person
constexpr qsizetype kWholeNumber = 10;
const QString kNewPatientId = QStringLiteral("new");

/// Two numbers may look alike when masked: who may not see them is told of a family only where the whole was typed.
bool sharePhone(const clinic::PatientLine& one, const clinic::PatientLine& other, qsizetype figuresTyped) {
    if (!one.phone.empty() && !other.phone.empty())
        return one.phone == other.phone;
    return figuresTyped >= kWholeNumber && !one.phoneMasked.empty() && one.phoneMasked == other.phoneMasked;
}

/// In the order found, each followed by those on the same number.
std::vector<clinic::PatientLine> familiesTogether(const std::vector<clinic::PatientLine>& found,
                                                  qsizetype figuresTyped) {
    std::vector<clinic::PatientLine> together;
    std::vector<bool> taken(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (taken[i])
            continue;
        together.push_back(found[i]);
        for (std::size_t j = i + 1; j < found.size(); ++j)
            if (!taken[j] && sharePhone(found[i], found[j], figuresTyped)) {
                taken[j] = true;
                together.push_back(found[j]);
            }
    }
    return together;
}
}  // namespace

FindPanel::FindPanel(QWidget* parent) : Card(tr("Find or register"), QStringLiteral("search"), parent) {
    m_field =
        new widgets::SearchField(widgets::SearchField::Size::desk, QStringLiteral("desk_search"), tr("Find patient"));
    m_field->setPlaceholderText(tr("Phone, name or number"));
    m_field->setKey(QKeySequence(Qt::Key_F2));
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 10, 12, 4);
    top->setSpacing(6);
    top->addWidget(m_field);
    m_hint = new Label(tr("Last 4 of phone, name in any script, UHID"), Label::Look::hint);
    top->addWidget(m_hint);
    body()->addLayout(top);

    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("desk_results"), tr("People found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::PatientResultDelegate(m_list));
    m_list->setFocusPolicy(Qt::ClickFocus);
    m_list->setMinimumHeight(kLeastList);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);  // no row is cut at the top
    m_list->viewport()->installEventFilter(this);
    body()->addWidget(m_list, 1);
    m_field->setList(m_list);

    m_tokens = new TokenPanel;
    foot()->addWidget(m_tokens);
    m_fresh = new widgets::OpButton(widgets::OpButton::Kind::quiet, tr("New patient"), QStringLiteral("desk_new_row"),
                                    QStringLiteral("user-plus"));
    m_fresh->setKeys(QKeySequence(Qt::Key_F3));
    m_fresh->setFocusPolicy(Qt::ClickFocus);  // F3 is its key
    m_fresh->setVisible(false);
    foot()->addWidget(m_fresh);
    connect(m_fresh, &QPushButton::clicked, this, [this] { emit newPatientAsked(typed()); });

    m_draft = new drafts::DraftKeeper(
        "find",
        [this] {
            drafts::DraftKeeper::Typed kept;
            if (!typed().isEmpty())
                kept["text"] = widgets::utf8(typed());
            return kept;
        },
        this);
    connect(m_field, &QLineEdit::textEdited, this, &FindPanel::search);
    connect(m_field, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    connect(m_field, &widgets::SearchField::rowActivated, this, &FindPanel::activate);
    connect(m_list, &widgets::ListView::chosen, this, &FindPanel::activate);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindPanel::rowChanged);
    m_field->installEventFilter(this);
    // One event of the audit log a search: when a hit is taken, or when the words have stood for two seconds.
    m_searchStands.setSingleShot(true);
    m_searchStands.setInterval(std::chrono::seconds(2));
    connect(&m_searchStands, &QTimer::timeout, this, &FindPanel::recordSearch);
}

void FindPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_tokens->start(m_desk);
    m_field->clear();
    search();
    m_draft->start(m_desk);
    m_draft->open({}, [this](const drafts::DraftKeeper::Typed& kept) {
        const auto* text = kept.if_contains("text");
        if (text && text->is_string() && m_field->text().isEmpty()) {
            m_field->setText(QString::fromUtf8(text->get_string().c_str()));
            m_field->selectAll();
            search();
        }
    });
}

void FindPanel::stop() {
    ++m_serial;
    m_draft->stop();
    m_searchStands.stop();
    m_field->clear();
    m_found = {};
    m_tokensOf.clear();
    m_model->setRows({});
    m_fresh->setVisible(false);
    m_tokens->stop();
    m_desk.reset();
}

void FindPanel::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindPanel::type(const QString& text) {
    m_field->setText(text);
    m_field->setFocus();
    m_draft->changed();
    search();
}

QString FindPanel::typed() const {
    return m_field->text().trimmed();
}

widgets::Subject FindPanel::subject() const {
    const auto row = m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>();
    if (row.id.isEmpty() || row.isNewPatient || typed().isEmpty())
        return {};
    return {row.id, {}, row.name};
}

void FindPanel::choose(const QString& patientId, bool giveToken) {
    m_wanted = patientId;
    const auto id = model::PatientId::parse(widgets::utf8(patientId));
    if (!id || !m_desk)
        return;
    clinic::OpenPatient open;
    open.patient = *id;
    m_desk->run(open, [self = QPointer(this), giveToken](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || !answer)
            return;
        self->m_field->setText(qt(answer->line.clinicNumber));
        self->m_answered = ++self->m_serial;  // a search of before would put somebody else in the panel
        clinic::FindPatients::Answer one;
        one.patients = {answer->line};
        self->show(one, 0);
        self->m_tokens->setPatient(answer->line);
        if (giveToken)
            self->m_tokens->giveToken();
        else
            self->m_tokens->focusButton();
    });
}

void FindPanel::refresh() {
    m_again = m_answered == m_serial;
    search();
}

void FindPanel::setLow(bool low) {
    if (low == m_low)
        return;
    m_low = low;
    m_hint->setVisible(!low);
    if (m_desk)
        showFound(true);
}

void FindPanel::setTokens(const std::vector<clinic::QueueLine>& tokens) {
    QHash<QString, QStringList> held;
    for (const auto& line : tokens)
        if (clinic::isInQueue(line.status) || line.status == "skipped")
            held[qt(line.patient.text())] << qt(line.token);
    QHash<QString, QString> now;
    for (auto one = held.cbegin(); one != held.cend(); ++one)
        now.insert(one.key(), one.value().join(QStringLiteral(", ")));
    const bool isNews = std::exchange(m_tokensOf, now) != now;
    if (isNews && m_desk && m_answered == m_serial && m_serial > 0)
        showFound(true);
    else
        m_tokens->refresh();
}

void FindPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    fitPrompt();
}

void FindPanel::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    fitPrompt();
}

/// The longest prompt that has room: none is shortened.
void FindPanel::fitPrompt() {
    m_field->ensurePolished();  // its font is the style's only then
    const int room = width() - 2 * kAroundField - kBesidePrompt;
    QString prompt;
    for (const auto& words : {tr("Phone, name or number"), tr("Phone or name"), tr("Phone")})
        if (prompt.isEmpty() && m_field->fontMetrics().horizontalAdvance(words) <= room)
            prompt = words;
    m_field->setPlaceholderText(prompt);
}

void FindPanel::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    search();
}

void FindPanel::search() {
    if (!m_desk)
        return;
    const auto serial = ++m_serial;
    const bool again = std::exchange(m_again, false);
    if (!again)
        m_searchStands.start();
    clinic::FindPatients find = query(true);
    m_desk->run(
        find, [self = QPointer(this), serial, again, asked = now()](base::Result<clinic::FindPatients::Answer> answer) {
            if (!self || !answer || serial != self->m_serial)
                return;
            self->m_answered = serial;
            // News of others moves nobody off the row chosen.
            if (again && self->m_wanted.isEmpty())
                self->m_wanted = self->m_list->currentIndex().data(widgets::kIdRole).toString();
            self->show(*answer, std::max<qint64>((self->now() - asked).count(), 0));
        });
}

std::chrono::milliseconds FindPanel::now() const {
    using std::chrono::milliseconds;
    return m_clock ? std::chrono::duration_cast<milliseconds>(m_clock->now().time_since_epoch()) : milliseconds(0);
}

void FindPanel::setClock(const base::Clock& clock) {
    m_clock = &clock;
}

clinic::FindPatients FindPanel::query(bool typing) const {
    clinic::FindPatients find;
    find.text = widgets::utf8(typed());
    find.limit = kMostRows;
    find.typing = typing;
    return find;
}

void FindPanel::recordSearch() {
    m_searchStands.stop();
    if (m_desk && !typed().isEmpty())
        m_desk->run(query(false), {});
}

void FindPanel::show(const clinic::FindPatients::Answer& answer, qint64 milliseconds) {
    m_found = answer;
    if (answer.total > 0)
        setNote(tr("%1 patients on this PC").arg(qt(text::groupIndian(answer.total))));
    const auto count = static_cast<int>(answer.patients.size());
    m_field->setFound(typed().isEmpty()    ? QString()
                      : count >= kMostRows ? tr("%1 or more · %2 ms").arg(kMostRows).arg(milliseconds)
                                           : tr("%n match(es) · %1 ms", nullptr, count).arg(milliseconds));
    showFound(false);
}

/// Half a number is not repeated.
QString FindPanel::newPatientWords(bool isPhone) const {
    if (!isPhone)
        return tr("New patient “%1”").arg(typed());
    return typed().size() < kWholeNumber ? tr("New patient") : tr("New patient on %1").arg(typed());
}

/// With what is known of the queue by now; `again`: the row chosen stays.
void FindPanel::showFound(bool again) {
    if (again && m_wanted.isEmpty())
        m_wanted = m_list->currentIndex().data(widgets::kIdRole).toString();
    std::vector<widgets::ListRow> rows;
    const bool isPhone = !typed().isEmpty() && std::ranges::all_of(typed(), [](QChar c) { return c.isDigit(); });
    const auto found = isPhone ? familiesTogether(m_found.patients, typed().size()) : m_found.patients;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& line = found[i];
        auto shown = patientRow(line, m_namesHidden, m_tokensOf.value(qt(line.patient.text())));
        // One person alone on a number is no family.
        const auto sharesWith = [&](std::size_t other) { return sharePhone(found[other], line, typed().size()); };
        const bool goesOn = i > 0 && sharesWith(i - 1);
        if (isPhone && !goesOn && i + 1 < found.size() && sharesWith(i + 1))
            shown.group = tr("Family on phone %1").arg(qt(line.phoneMasked));
        rows.push_back({shown.id, QVariant::fromValue(shown), shown.spoken, shown.group});
    }
    const bool mayCreate = !typed().isEmpty() && m_desk->may("patient.create");
    const auto words = newPatientWords(isPhone);
    const bool isFreshInList = mayCreate && (rows.empty() || m_low);
    m_list->setProperty("rowsBeside", isFreshInList ? 1 : 0);
    if (isFreshInList) {
        // Nobody found: Enter goes on with what was typed. In a low window the row scrolls with the people.
        widgets::PatientRow fresh;
        fresh.id = kNewPatientId;
        fresh.isNewPatient = true;
        fresh.name = words;
        fresh.spoken = fresh.name;
        rows.push_back({fresh.id, QVariant::fromValue(fresh), fresh.spoken, {}});
        m_fresh->setVisible(false);
    } else {
        // Always in sight, however long the list is.
        m_fresh->setText(words);
        m_fresh->setAccessibleName(words);
        m_fresh->setVisible(mayCreate);
    }
    m_model->setRows(std::move(rows));
    const int wanted = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::max(wanted, 0), 0));
    m_wanted.clear();
    rowChanged();
}

void FindPanel::rowChanged() {
    const auto row = m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>();
    if (row.id.isEmpty() || row.isNewPatient || typed().isEmpty())
        m_tokens->clearPatient();
    else
        m_tokens->setPatientId(row.id);
}

void FindPanel::activate() {
    const auto row = m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>();
    if (row.isNewPatient)
        emit newPatientAsked(typed());
    else if (!row.id.isEmpty() && !typed().isEmpty()) {
        if (m_searchStands.isActive())
            recordSearch();
        m_tokens->focusButton();
    } else if (!row.id.isEmpty())
        emit patientAsked(row.id);
}

bool FindPanel::eventFilter(QObject* watched, QEvent* event) {
    // What the panel below says of who is chosen takes room from the list: he stays in sight.
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(
            m_list, [list = m_list] { list->scrollTo(list->currentIndex()); }, Qt::QueuedConnection);
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto row = m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>();
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            key->modifiers().testFlag(Qt::AltModifier) && !row.id.isEmpty() && !row.isNewPatient) {
            emit patientAsked(row.id);
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

}  // namespace opdesk::ui::desk
