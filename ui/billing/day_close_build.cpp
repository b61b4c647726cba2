#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/billing/day_close_page.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/note_counter.h"
#include "ui/billing/words_delegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/views.h"

/// How the page is put together.
namespace opdesk::ui::billing {

using widgets::Label;
using widgets::utf8;

namespace {

void labelled(QVBoxLayout* into, const QString& words, QWidget* field) {
    auto* label = new Label(words, Label::Look::label);
    label->setBuddy(field);
    into->addWidget(label);
    into->addWidget(field);
}

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
    auto* print =
        addKey(QStringLiteral("day_close_print"), tr("Print the last one"), QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* back = addKey(QStringLiteral("day_close_back"), tr("Back"), QKeySequence(Qt::Key_Escape));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(14, 12, 14, 12);
    columns->setSpacing(12);
    columns->addWidget(buildExpected(), 3);
    columns->addWidget(buildCount(), 3);
    columns->addWidget(buildLists(), 4);
    connect(m_close, &QAction::triggered, this, &DayClosePage::close_);
    connect(print, &QAction::triggered, this, [this] {
        if (!m_day.earlier.empty())
            printDay(m_day.earlier.front());
    });
    connect(back, &QAction::triggered, this, [this] {
        m_draft.flush();
        emit deskAsked();
    });
    setProblem({});
}

QWidget* DayClosePage::buildExpected() {
    m_expected = new widgets::Card(tr("Expected"), QStringLiteral("wallet"));
    m_expectedColumn = m_expected->padded();
    m_expectedColumn->addStretch(1);
    return m_expected;
}

QWidget* DayClosePage::buildCount() {
    auto* card = new widgets::Card(tr("Counted"));
    auto* column = card->padded();
    column->setSpacing(4);
    m_notes = new NoteCounter;
    column->addWidget(m_notes);
    auto* sums = new QHBoxLayout;
    sums->addWidget(new Label(tr("Counted"), Label::Look::label));
    m_difference = new Label(Label::Look::second);
    m_difference->setObjectName(QStringLiteral("day_difference"));
    m_difference->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_difference->setWordWrap(true);
    sums->addWidget(m_difference, 1);
    m_sum = new Label(Label::Look::title);
    m_sum->setObjectName(QStringLiteral("day_counted"));
    sums->addWidget(m_sum);
    column->addLayout(sums);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    m_left = new MoneyEdit(QStringLiteral("day_left"), tr("Stays in the drawer"));
    labelled(left, tr("Stays in the drawer"), m_left);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_words = new widgets::PasswordField(QStringLiteral("day_words"), tr("Your password signs"));
    labelled(words, tr("Your password signs"), m_words);
    pair->addLayout(left, 1);
    pair->addLayout(words, 1);
    column->addLayout(pair);
    m_reason = new widgets::TextField(QStringLiteral("day_reason"), tr("Reason of a difference"));
    m_reason->setMaxLength(300);
    labelled(column, tr("Reason of a difference"), m_reason);
    m_witnessBox = new QWidget;
    auto* witness = new QHBoxLayout(m_witnessBox);
    witness->setContentsMargins(0, 0, 0, 0);
    witness->setSpacing(12);
    m_witness = new widgets::ComboField(QStringLiteral("day_witness"), tr("Second person"));
    m_witnessWords =
        new widgets::PasswordField(QStringLiteral("day_witness_words"), tr("Password of the second person"));
    witness->addWidget(m_witness, 1);
    witness->addWidget(m_witnessWords, 1);
    column->addWidget(m_witnessBox);
    m_witnessBox->hide();
    column->addStretch(1);
    m_problem = new Label(Label::Look::danger);
    m_problem->setObjectName(QStringLiteral("day_problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_button = new widgets::PrimaryButton(m_close, QStringLiteral("day_close_button"), QStringLiteral("lock"));
    column->addWidget(m_button);
    connect(m_notes, &NoteCounter::finished, this, [this] { m_left->setFocus(Qt::TabFocusReason); });
    connect(m_notes, &NoteCounter::changed, this, [this] {
        setProblem({});
        follow();
        m_draft.changed();
    });
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_left), static_cast<QLineEdit*>(m_reason)})
        connect(field, &QLineEdit::textChanged, this, [this] {
            setProblem({});
            m_draft.changed();
        });
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
    m_list->setEmptyText(tr("No dues, no discounts, no credit notes."));
    m_lists->body()->addWidget(m_list, 1);
    return m_lists;
}

}  // namespace opdesk::ui::billing
