#include "ui/consult/rx_entry.h"

#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/consult/line_words.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::qt;

namespace {

constexpr int kMostCandidates = 5;
constexpr const char* kLine = "prescription_line";

}  // namespace

RxEntry::RxEntry(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    m_field = new widgets::TextField(QStringLiteral("rx_entry"), tr("Medicine line"));
    m_field->setFont(theme::currentTheme().font(theme::Type::entry));
    m_field->setMinimumHeight(36);
    m_field->setPlaceholderText(tr("panto 40 1-0-0 14d ac — Enter adds"));
    m_field->setProperty("shorterPlaceholder", QStringLiteral("panto 40 1-0-0 14d ac"));
    m_words = new Label(Label::Look::strong);
    m_words->setObjectName(QStringLiteral("rx_echo"));
    m_words->setWordWrap(true);
    m_local = new Label(Label::Look::body);
    m_local->setWordWrap(true);
    m_candidates = new Label(Label::Look::hint);
    m_candidates->setWordWrap(true);
    m_unknown = new Label(Label::Look::warn);
    m_unknown->setWordWrap(true);
    for (auto* widget : {static_cast<QWidget*>(m_field), static_cast<QWidget*>(m_words), static_cast<QWidget*>(m_local),
                         static_cast<QWidget*>(m_candidates), static_cast<QWidget*>(m_unknown)})
        column->addWidget(widget);
    m_field->installEventFilter(this);
    m_draft = new drafts::DraftKeeper(
        "consult",
        [this] {
            const auto line = widgets::utf8(m_field->text());
            return line.empty() ? drafts::DraftKeeper::Typed{} : drafts::DraftKeeper::Typed{{kLine, line}};
        },
        this);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_candidate = 0;
        m_draft->changed();
        read();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &RxEntry::add);
    show({});
}

void RxEntry::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
}

void RxEntry::stop() {
    setPatient({}, {});
    m_draft->stop();
    m_desk.reset();
}

void RxEntry::setPatient(const model::PatientId& patient, const std::string& language) {
    m_language = language;
    if (patient == m_patient)
        return;  // their record was read anew under somebody's fingers
    m_draft->flush();
    ++m_serial;
    m_patient = patient;
    m_addWhenRead = false;
    m_candidate = 0;
    m_field->clear();
    show({});
    if (m_patient.isNull())
        return;
    m_draft->open(m_patient.text(), [this](const drafts::DraftKeeper::Typed& typed) {
        const auto* line = typed.if_contains(kLine);
        if (!line || !line->is_string() || !m_field->text().isEmpty())
            return;
        m_field->setText(qt(std::string(line->get_string().c_str())));
        read();
    });
}

void RxEntry::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void RxEntry::put(const QString& typed) {
    m_field->setText(typed);
    m_candidate = 0;
    m_draft->changed();
    read();
}

void RxEntry::read() {
    if (!m_desk)
        return;
    const auto typed = m_field->text().trimmed();
    const auto serial = ++m_serial;
    if (typed.isEmpty()) {
        show({});
        return;
    }
    clinic::ReadLine read;
    read.typed = widgets::utf8(typed);
    read.patient = m_patient;
    read.language = m_language;
    m_desk->run(read, [self = QPointer(this), serial](base::Result<clinic::ReadLine::Answer> answer) {
        if (!self || serial != self->m_serial)
            return;
        if (!answer) {
            self->m_addWhenRead = false;  // the next reading is added by its own Enter
            return;
        }
        self->show(*answer);
        if (self->m_addWhenRead)
            self->add();
    });
}

void RxEntry::show(const clinic::ReadLine::Answer& answer) {
    m_reading = answer;
    const auto* line = m_candidate > 0 && m_candidate <= static_cast<int>(answer.candidates.size())
                           ? &answer.candidates[static_cast<std::size_t>(m_candidate - 1)]
                           : &answer.line;
    const bool isTwice = !line->dose.empty() && line->words.find(line->dose) != std::string::npos;
    QStringList parts{line->generic.empty() ? QString() : medicineTitle(*line),
                      isTwice ? QString() : lineWords(line->dose), lineWords(line->words), lineWords(line->timing),
                      lineWords(line->durationText)};
    parts.removeAll(QString());
    m_words->setText(parts.join(QStringLiteral(" — ")) +
                     (line->quantityText.empty()
                          ? QString()
                          : QStringLiteral("   ") + tr("Qty %1").arg(lineWords(line->quantityText))));
    m_local->setText(qt(line->localWords));
    QStringList others;
    for (const auto& candidate : answer.candidates)
        if (others.size() < kMostCandidates)
            others << medicineTitle(candidate);
    m_candidates->setText(others.size() < 2 ? QString() : tr("↓ others: %1").arg(others.join(QStringLiteral(" · "))));
    QStringList unknown;
    for (const auto& word : answer.unknownWords)
        unknown << qt(word);
    m_unknown->setText(unknown.isEmpty()
                           ? QString()
                           : tr("Kept as typed, not understood: %1").arg(unknown.join(QStringLiteral(", "))));
    for (auto* label : {m_local, m_candidates, m_unknown})
        label->setVisible(!label->text().isEmpty());
}

void RxEntry::move(int by) {
    const int last = std::min(kMostCandidates, static_cast<int>(m_reading.candidates.size()));
    m_candidate = std::clamp(m_candidate + by, 0, last);
    show(clinic::ReadLine::Answer(m_reading));
}

void RxEntry::add() {
    if (m_field->text().trimmed().isEmpty())
        return;
    if (m_reading.line.typed != widgets::utf8(m_field->text().trimmed()) && !m_addWhenRead) {
        // Enter came faster than the echo: the line is read first, then added.
        m_addWhenRead = true;
        read();
        return;
    }
    m_addWhenRead = false;
    auto line = m_candidate > 0 ? m_reading.candidates[static_cast<std::size_t>(m_candidate - 1)] : m_reading.line;
    m_candidate = 0;
    m_field->clear();
    show({});
    m_draft->drop();
    emit added(line);
}

bool RxEntry::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Up && key->modifiers().testFlag(Qt::ControlModifier)) {
            emit lastAsked();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            move(key->key() == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key->key() == Qt::Key_Backspace && key->modifiers().testFlag(Qt::ControlModifier)) {
            m_field->setText(m_field->text().section(QLatin1Char(' '), 0, -2));
            m_draft->changed();
            read();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::consult
