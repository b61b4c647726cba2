#include "ui/billing/day_close_page.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPagedPaintDevice>
#include <QPointer>
#include <QVBoxLayout>
#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/note_counter.h"
#include "ui/billing/words.h"
#include "ui/labels/labels.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_list_model.h"

namespace opdesk::ui::billing {

using widgets::Label;
using widgets::moneyText;
using widgets::qt;
using widgets::utf8;

void DayClosePage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft.start(m_desk);
    read();
    m_draft.open({}, [self = QPointer(this)](const drafts::DraftKeeper::Typed& typed) {
        if (!self)
            return;
        const auto words = [&](const char* name) {
            const auto* value = typed.if_contains(name);
            const auto* text = value ? value->if_string() : nullptr;
            return text ? QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())) : QString();
        };
        self->m_notes->typeAgain(words("notes").split(QLatin1Char(',')));
        self->m_left->setText(words("left"));
        self->m_reason->setText(words("reason"));
    });
}

void DayClosePage::stop() {
    m_draft.stop();
    ++m_serial;
    m_desk.reset();
    m_day = {};
    widgets::setOffNow(*m_printLast, true);
    m_busy = false;
    m_notes->clear();
    m_words->wipe();
    m_witnessWords->wipe();
    m_witness->clear();
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_left), static_cast<QLineEdit*>(m_reason)}) {
        const QSignalBlocker quiet(field);
        field->clear();
    }
    delete m_expectedRows;
    m_expectedRows = nullptr;
    m_rows->setRows({});
    m_unsent->clear();
    follow();
}

void DayClosePage::enter() {
    read();
    m_notes->focusFirst();
}

void DayClosePage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](std::string_view kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    if (isVisible() && (has("invoice") || has("payment") || has("day_close")))
        read();
}

QVariantMap DayClosePage::typedSoFar() const {
    return {{QStringLiteral("notes"), m_notes->typed()},
            {QStringLiteral("left"), m_left->text()},
            {QStringLiteral("reason"), m_reason->text()}};
}

void DayClosePage::typeAgain(const QVariantMap& typed) {
    m_notes->typeAgain(typed.value(QStringLiteral("notes")).toStringList());
    m_left->setText(typed.value(QStringLiteral("left")).toString());
    m_reason->setText(typed.value(QStringLiteral("reason")).toString());
}

void DayClosePage::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    sayWhyNot();
}

void DayClosePage::sayWhyNot() {
    const bool counted = m_notes->isTouched();
    QStringList missing;
    if (counted && !m_day.blind && m_notes->sum() != m_day.closing.expected && m_reason->text().trimmed().isEmpty())
        missing << tr("why the count differs");
    if (m_left->isWrong())
        missing << tr("an amount that stays in the drawer");
    if (m_day.secondPerson && m_witnessWords->text().isEmpty())
        missing << tr("the password of the second person");
    if (m_words->text().isEmpty())
        missing << tr("your password");
    // Before anything is counted the sentence above asks for that.
    m_whyNot->setText(counted && !missing.isEmpty() ? tr("Still missing: %1").arg(missing.join(QStringLiteral(", ")))
                                                    : QString());
    m_whyNot->setVisible(!m_whyNot->text().isEmpty() && m_problem->text().isEmpty());
    widgets::setOffNow(*m_close, !counted || !missing.isEmpty() || m_busy);
}

void DayClosePage::read() {
    if (!m_desk || !m_desk->may("dayclose.perform"))
        return;
    m_desk->run(clinic::ShowDay{},
                [self = QPointer(this), serial = ++m_serial](base::Result<clinic::ShowDay::Answer> answer) {
                    if (!self || !self->m_desk || serial != self->m_serial)
                        return;
                    if (answer)
                        self->show(*answer);
                    else
                        self->setProblem(labels::errorSentence(answer.error()));
                });
}

void DayClosePage::show(const clinic::ShowDay::Answer& day) {
    m_day = day;
    widgets::setOffNow(*m_printLast, day.earlier.empty());
    showExpected(day);
    showLists(day);
    m_witnessBox->setVisible(day.secondPerson);
    if (day.secondPerson && m_witness->count() == 0)
        m_desk->run(clinic::DayWitnesses{}, [self = QPointer(this)](base::Result<clinic::DayWitnesses::Answer> answer) {
            if (!self || !self->m_desk || !answer || self->m_witness->count() > 0)
                return;
            for (const auto& person : answer->people)
                self->m_witness->addItem(qt(person.name), qt(person.doctor.text()));
        });
    follow();
}

void DayClosePage::showExpected(const clinic::ShowDay::Answer& day) {
    delete m_expectedRows;
    m_expectedRows = new QWidget;
    m_expectedRows->setObjectName(QStringLiteral("day_expected"));
    auto* grid = new QGridLayout(m_expectedRows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto add = [&](const QString& words, qint64 amount, bool strong = false, bool shown = true,
                         bool isCaption = false) {
        auto* label = new Label(words, strong ? Label::Look::strong : Label::Look::body);
        label->setWordWrap(true);
        if (isCaption)
            label->setCaption();
        auto* figure = new Label(shown ? moneyText(amount) : QStringLiteral("•••"),
                                 strong ? Label::Look::strong : Label::Look::body);
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(label, row, 0);
        grid->addWidget(figure, row++, 1);
    };
    const auto head = [&](const QString& words) {
        auto* label = new Label(words, Label::Look::group);
        label->setCaption();
        if (row > 0)
            label->setContentsMargins(0, 8, 0, 0);
        grid->addWidget(label, row++, 0, 1, 2);
    };
    const auto& closing = day.closing;
    if (day.nothing) {
        auto* nothing = new Label(
            closing.sitting <= 1 ? tr("No money was taken yet.") : tr("No money was taken since the last close."),
            Label::Look::second);
        nothing->setWordWrap(true);
        grid->addWidget(nothing, row++, 0, 1, 2);
    }
    head(tr("In the drawer"));
    add(tr("At the start"), closing.opening);
    add(tr("Expected cash"), closing.expected, true, !day.blind);
    head(tr("By mode"));
    for (const auto& mode : closing.modes) {
        const bool shown = !day.blind || mode.mode != "cash";
        add(modeWord(mode.mode), mode.taken, false, shown, true);
        if (mode.given > 0)
            add(tr("%1, given back").arg(modeWord(mode.mode)), -mode.given, false, shown);
    }
    if (!closing.people.empty())
        head(tr("By person"));
    for (const auto& person : closing.people)
        add(person.name.empty() ? tr("Unknown") : qt(person.name), person.taken - person.given, false, !day.blind);
    head(tr("Bills"));
    if (closing.billCount == 0)
        grid->addWidget(new Label(tr("No bill"), Label::Look::body), row++, 0, 1, 2);
    else
        add(closing.billCount == 1
                ? tr("1 bill, %1").arg(qt(closing.firstNumber))
                : tr("%1 bills, %2 to %3")
                      .arg(QString::number(closing.billCount), qt(closing.firstNumber), qt(closing.lastNumber)),
            closing.billed);
    m_expectedColumn->insertWidget(0, m_expectedRows);
    m_expected->setNote(tr("No. %1 · %2").arg(QString::number(closing.sitting), qt(closing.dayText)));
}

void DayClosePage::showLists(const clinic::ShowDay::Answer& day) {
    std::vector<widgets::ListRow> rows;
    const std::pair<const char*, QString> groups[] = {{"gap", tr("Numbers missing")},
                                                      {"due", tr("Still to pay")},
                                                      {"credit_note", tr("Credit notes")},
                                                      {"discount", tr("Discounts")}};
    for (const auto& [what, group] : groups)
        for (const auto& bill : day.closing.bills) {
            if (bill.what != what)
                continue;
            QStringList parts{qt(bill.number)};
            if (!bill.patientName.empty())
                parts << qt(bill.patientName);
            if (bill.amount != 0)
                parts << moneyText(bill.amount);
            if (!bill.reason.empty())
                parts << qt(bill.reason);
            const QString line = parts.join(QStringLiteral(" · "));
            rows.push_back({QLatin1String(what) + qt(bill.number), line, group + QStringLiteral(", ") + line, group});
        }
    const bool none = rows.empty();
    m_rows->setRows(std::move(rows));
    QStringList sentences;
    sentences << (day.closing.unsent > 0
                      ? tr("%n changes of this PC are not sent yet; that does not hold up the close.", nullptr,
                           static_cast<int>(day.closing.unsent))
                      : tr("Everything of this PC is sent."));
    for (const auto& desk : day.closing.openDesks)
        sentences << tr("%1 is still open with %2.").arg(qt(desk.name), moneyText(desk.taken));
    if (none)
        sentences << tr("No dues, no discounts, no credit notes.");
    m_unsent->setText(sentences.join(QLatin1Char('\n')));
}

void DayClosePage::follow() {
    const auto sum = m_notes->sum();
    m_sum->setText(moneyText(sum));
    const auto difference = sum - m_day.closing.expected;
    // Nothing counted is no count of nothing.
    const bool counted = m_notes->isTouched();
    m_sumLabel->setVisible(counted);
    m_sum->setVisible(counted);
    const bool isOff = counted && !m_day.blind && difference != 0;
    m_differenceIcon->setVisible(isOff);
    m_difference->setWordWrap(!isOff);
    m_sums->setStretch(m_sums->indexOf(m_differenceIcon) - 1, isOff ? 1 : 0);
    m_sums->setStretch(m_sums->indexOf(m_difference), isOff ? 0 : 1);
    const bool wantsReason = isOff && m_reason->text().trimmed().isEmpty();
    m_reasonRow->setState(wantsReason ? widgets::FormRow::State::odd : widgets::FormRow::State::ok,
                          wantsReason ? tr("Say why the count differs") : QString());
    if (!counted) {
        m_difference->setText(tr("Count what lies in the drawer: how many of each."));
        m_difference->setLook(Label::Look::second);
    } else if (m_day.blind) {
        m_difference->setText(tr("The difference is shown after the count is signed."));
        m_difference->setLook(Label::Look::second);
    } else if (difference == 0) {
        m_difference->setText(tr("As expected"));
        m_difference->setLook(Label::Look::ok);
    } else {
        m_difference->setText(difference < 0 ? tr("%1 too little").arg(moneyText(-difference))
                                             : tr("%1 too much").arg(moneyText(difference)));
        m_difference->setLook(Label::Look::danger);
    }
    sayWhyNot();
}

void DayClosePage::close_() {
    if (!m_desk || m_busy)
        return;
    if (!m_notes->isTouched()) {
        setProblem(tr("Count the cash first: how many of each lie in the drawer."));
        m_notes->focusFirst();
        return;
    }
    if (m_left->isWrong()) {
        setProblem(tr("What stays in the drawer is no amount: write rupees, for example 500."));
        m_left->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_words->text().isEmpty()) {
        setProblem(tr("Your password signs the day: it cannot be changed afterwards."));
        m_words->setFocus(Qt::OtherFocusReason);
        return;
    }
    clinic::CloseDay command;
    command.notes = m_notes->notes();
    command.left = m_left->paise().value_or(0);
    command.reason = utf8(m_reason->text());
    command.passphrase = utf8(m_words->text());
    if (m_day.secondPerson) {
        command.witness = model::StaffId::parse(utf8(m_witness->currentData().toString())).value_or(model::StaffId());
        command.witnessPassphrase = utf8(m_witnessWords->text());
    }
    m_busy = true;
    sayWhyNot();
    m_desk->run(command, [self = QPointer(this)](base::Result<clinic::CloseDay::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_busy = false;
        self->m_words->wipe();
        self->m_witnessWords->wipe();
        if (!answer) {
            const auto& error = answer.error();
            self->setProblem(error.field == "reason" ? tr("Counted and expected differ: count again, or say why.")
                                                     : labels::errorSentence(error));
            if (error.field == "reason")
                self->m_reason->setFocus(Qt::OtherFocusReason);
            return;
        }
        self->m_draft.drop();
        self->m_notes->clear();
        self->m_left->clear();
        self->m_reason->clear();
        emit self->said(answer->difference == 0
                            ? tr("Day closed: %1 counted, as expected").arg(moneyText(answer->counted))
                            : tr("Day closed: %1 counted, %2 expected")
                                  .arg(moneyText(answer->counted), moneyText(answer->expected)),
                        QStringLiteral("lock"));
        self->printDay(answer->closing);
        self->read();
    });
}

void DayClosePage::printDay(const model::DayCloseId& closing) {
    m_desk->run(clinic::DayPaperOf{closing}, [self = QPointer(this)](base::Result<clinic::DayPaperOf::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            emit self->said(labels::errorSentence(answer.error()), QStringLiteral("circle-alert"));
            return;
        }
        if (!self->m_print)
            return;
        self->m_print(
            QStringLiteral("day-%1-%2").arg(qt(answer->closing.series)).arg(answer->closing.sitting),
            [day = paper::toPaper(*answer)](QPagedPaintDevice& device) { return paper::paintTo(device, day, {}); },
            [self](const base::Status& printed) {
                if (self && !printed)
                    emit self->said(
                        tr("The day is closed but was not printed: %1").arg(labels::errorSentence(printed.error())),
                        QStringLiteral("circle-alert"));
            });
    });
}

}  // namespace opdesk::ui::billing
