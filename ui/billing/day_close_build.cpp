#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/billing/day_close_page.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/note_counter.h"
#include "ui/billing/words_delegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/views.h"

/// How the page is put together.
namespace opdesk::ui::billing {

using widgets::Label;
using widgets::utf8;

namespace {

constexpr int kLabelGap = 3;  ///< as FormRow has it

}  // namespace

DayClosePage::DayClosePage(QWidget* parent)
    : Page(parent),
      m_draft(
          "day_close",
          [this]() -> drafts::DraftKeeper::Typed {
              const auto notes = m_notes->typed();
              if (notes.join(QString()).isEmpty() && m_reason->text().isEmpty())
                  return {};
              return {{"notes", utf8(notes.join(QLatin1Char(',')))},
                      {"left", utf8(m_left->text())},
                      {"reason", utf8(m_reason->text())}};
          },
          this) {
    setObjectName(QStringLiteral("day_close_page"));
    m_close = addKey(QStringLiteral("day_close_now"), tr("Close the day"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_close->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_printLast =
        addKey(QStringLiteral("day_close_print"), tr("Print the last one"), QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* back = addKey(QStringLiteral("day_close_back"), tr("Back"), QKeySequence(Qt::Key_Escape));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(14, 12, 14, 12);
    auto* columns = new widgets::Columns;
    whole->addWidget(columns);
    auto* expected = buildExpected();
    auto* lists = buildLists();
    columns->add(expected, 340, 300);
    columns->add(buildCount(), 720, 440);
    columns->add(lists, 0, 280);
    columns->foldUnder(lists, expected, 55);
    connect(m_close, &QAction::triggered, this, &DayClosePage::close_);
    connect(m_printLast, &QAction::triggered, this, [this] {
        if (m_day.earlier.empty())
            emit said(tr("No day was closed on this PC yet: there is nothing to print."), QStringLiteral("printer"));
        else
            printDay(m_day.earlier.front());
    });
    connect(back, &QAction::triggered, this, [this] {
        m_draft.flush();
        emit deskAsked();
    });
    widgets::setOffNow(*m_printLast, true);
    setProblem({});
}

QWidget* DayClosePage::buildExpected() {
    m_expected = new widgets::Card(tr("Expected"), QStringLiteral("wallet"));
    auto* middle = new QWidget;
    m_expectedColumn = new QVBoxLayout(middle);
    m_expectedColumn->setContentsMargins(12, 10, 12, 10);
    m_expectedColumn->addStretch(1);
    m_expected->body()->addWidget(new widgets::ScrollBody(middle), 1);
    return m_expected;
}

QWidget* DayClosePage::buildCount() {
    auto* card = new widgets::Card(tr("Cash count"));
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(12, 6, 12, 4);
    column->setSpacing(0);
    m_notes = new NoteCounter;
    column->addWidget(m_notes);
    column->addSpacing(6);
    // In the order of doing: count, leave change for tomorrow, explain, sign.
    const auto pair = [&](QWidget* holder, widgets::FormRow* one, widgets::FormRow* other) {
        auto* row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        row->addWidget(one, 1, Qt::AlignTop);
        row->addWidget(other, 1, Qt::AlignTop);
        column->addWidget(holder);
    };
    m_left = new MoneyEdit(QStringLiteral("day_left"), tr("Stays in the drawer"));
    m_left->setPlaceholderText(QStringLiteral("₹"));
    m_reason = new widgets::TextField(QStringLiteral("day_reason"), tr("Reason for the difference"));
    m_reason->setMaxLength(300);
    m_reasonRow = new widgets::FormRow(tr("Reason for the difference"), m_reason);
    pair(new QWidget, new widgets::FormRow(tr("Stays in the drawer"), m_left), m_reasonRow);
    m_witness = new widgets::ComboField(QStringLiteral("day_witness"), tr("Second person"));
    m_witnessWords =
        new widgets::PasswordField(QStringLiteral("day_witness_words"), tr("Password of the second person"));
    m_witnessBox = new QWidget;
    pair(m_witnessBox, new widgets::FormRow(tr("Second person"), m_witness),
         new widgets::FormRow(tr("Password of the second person"), m_witnessWords));
    m_witnessBox->hide();
    QWidget* last = m_left;
    for (QWidget* next : std::initializer_list<QWidget*>{m_reason, m_witness, m_witnessWords}) {
        setTabOrder(last, next);
        last = next;
    }
    column->addStretch(1);
    card->body()->addWidget(new widgets::ScrollBody(middle), 1);

    auto* foot = card->foot();
    m_sums = new QHBoxLayout;
    m_sums->setSpacing(8);
    m_sumLabel = new Label(tr("Counted"), Label::Look::label);
    m_sums->addWidget(m_sumLabel);
    m_sum = new Label(Label::Look::title);
    m_sum->setObjectName(QStringLiteral("day_counted"));
    m_sums->addWidget(m_sum);
    // A sentence takes the rest of the line; a difference stands at its end behind its mark (follow()).
    m_sums->addStretch();
    m_differenceIcon = new widgets::IconLabel(QStringLiteral("triangle-alert"), 16, theme::Role::danger);
    m_differenceIcon->setObjectName(QStringLiteral("day_difference_icon"));
    m_differenceIcon->hide();
    m_sums->addWidget(m_differenceIcon);
    m_difference = new Label(Label::Look::second);
    m_difference->setObjectName(QStringLiteral("day_difference"));
    m_difference->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_difference->setWordWrap(true);
    m_sums->addWidget(m_difference, 1);
    foot->addLayout(m_sums);
    m_problem = new Label(Label::Look::danger);
    m_problem->setObjectName(QStringLiteral("day_problem"));
    m_problem->setWordWrap(true);
    foot->addWidget(m_problem);
    m_whyNot = new Label(Label::Look::second);
    m_whyNot->setObjectName(QStringLiteral("day_why_not"));
    m_whyNot->setWordWrap(true);
    foot->addWidget(m_whyNot);
    // What signs stands beside what it signs, and both are always in sight.
    m_words = new widgets::PasswordField(QStringLiteral("day_words"), tr("Your password signs"));
    auto* sign = new Label(tr("Your password signs"), Label::Look::label);
    sign->setBuddy(m_words);
    auto* signing = new QVBoxLayout;
    signing->setSpacing(kLabelGap);
    signing->addWidget(sign);
    signing->addWidget(m_words);
    m_button = new widgets::PrimaryButton(m_close, QStringLiteral("day_close_button"), QStringLiteral("lock"));
    auto* lastRow = new QHBoxLayout;
    lastRow->setSpacing(12);
    lastRow->addLayout(signing, 1);
    lastRow->addWidget(m_button, 1, Qt::AlignBottom);
    foot->addLayout(lastRow);
    setTabOrder(m_witnessWords, m_words);
    setTabOrder(m_words, m_button);
    connect(m_notes, &NoteCounter::finished, this, [this] { m_left->setFocus(Qt::TabFocusReason); });
    connect(m_notes, &NoteCounter::changed, this, [this] {
        setProblem({});
        follow();
        m_draft.changed();
    });
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_left), static_cast<QLineEdit*>(m_reason)})
        connect(field, &QLineEdit::textChanged, this, [this] {
            setProblem({});
            follow();
            m_draft.changed();
        });
    for (auto* field : {m_words, m_witnessWords})
        connect(field, &QLineEdit::textChanged, this, &DayClosePage::sayWhyNot);
    return card;
}

QWidget* DayClosePage::buildLists() {
    m_lists = new widgets::Card(tr("To look at"));
    m_unsent = new Label(Label::Look::second);
    m_unsent->setObjectName(QStringLiteral("day_unsent"));
    m_unsent->setWordWrap(true);
    m_unsent->setContentsMargins(12, 8, 12, 8);
    m_lists->body()->addWidget(m_unsent);
    m_lists->addLine();
    m_rows = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("day_list"), tr("Dues, discounts, credit notes, missing numbers"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new WordsDelegate(m_list));
    m_lists->body()->addWidget(m_list, 1);
    return m_lists;
}

}  // namespace opdesk::ui::billing
