#include "ui/patients/import_page.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/text/number.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;

namespace {

constexpr int kTickMs = 100;
constexpr std::size_t kMostRows = 500;
constexpr std::size_t kSliceRows = 50;

QString counted(std::int64_t number) {
    return qt(text::groupIndian(number));
}

widgets::ListRow listRow(const QString& id, const QString& icon, const QString& title, const QString& detail,
                         const QString& small, widgets::Status status) {
    widgets::TwoLineRow row;
    row.id = id;
    row.iconName = icon;
    row.title = title;
    row.detail = detail;
    row.small = small;
    row.status = status;
    row.spoken = QStringLiteral("%1, %2, %3").arg(title, detail, small);
    return {id, QVariant::fromValue(row), row.spoken, {}};
}

}  // namespace

ImportPage::ImportPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("import_page"));
    m_lookAction = addKey(QStringLiteral("import_look"), tr("Check only"), QKeySequence(Qt::CTRL | Qt::Key_L));
    m_takeAction = addKey(QStringLiteral("import_take"), tr("Take in"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_undoAction =
        addKey(QStringLiteral("import_undo"), tr("Undo this import"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    m_cancelAction = addKey(QStringLiteral("import_cancel"), tr("Stop"), QKeySequence(Qt::ALT | Qt::Key_S));
    auto* chooseAction =
        addKey(QStringLiteral("import_choose"), tr("Choose the file"), QKeySequence(Qt::CTRL | Qt::Key_O));
    auto* back = addKey(QStringLiteral("import_back"), tr("Front desk"), QKeySequence(Qt::Key_Escape));

    auto* card = new widgets::Card(tr("Take in a list of patients"), QStringLiteral("upload"));
    auto* column = card->padded();
    auto* explain =
        new Label(tr("A spreadsheet saved as CSV, with a heading row. No two records are joined by themselves."),
                  Label::Look::hint);
    explain->setWordWrap(true);
    column->addWidget(explain);
    m_file = new widgets::TextField(QStringLiteral("import_file"), tr("File"));
    m_file->setPlaceholderText(tr("patients.csv with headings such as name, age, sex, phone"));
    m_file->setProperty("shorterPlaceholder", QStringLiteral("patients.csv"));
    m_fileRow = new widgets::FormRow(tr("File"), m_file, true);
    m_fileRow->addBeside(new OpButton(OpButton::Kind::secondary, chooseAction, QStringLiteral("import_button_choose")));
    m_fileRow->addBeside(new OpButton(OpButton::Kind::secondary, m_lookAction, QStringLiteral("import_button_look")));
    column->addWidget(m_fileRow);
    m_bar = new widgets::LoadingBar;
    column->addWidget(m_bar);
    m_summary = new Label(Label::Look::strong);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("import_summary"));
    column->addWidget(m_summary);
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("import_rows"), tr("Rows to look at"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("Rows that cannot be taken in and possible copies are listed here."));
    column->addWidget(m_list, 1);
    m_whyNot = new Label(Label::Look::second);
    m_whyNot->setObjectName(QStringLiteral("import_why_not"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(new OpButton(OpButton::Kind::quiet, back, QStringLiteral("import_button_back")));
    foot->addStretch();
    foot->addWidget(new OpButton(OpButton::Kind::secondary, m_cancelAction, QStringLiteral("import_button_cancel")));
    foot->addWidget(new OpButton(OpButton::Kind::secondary, m_undoAction, QStringLiteral("import_button_undo")));
    foot->addWidget(
        new widgets::PrimaryButton(m_takeAction, QStringLiteral("import_button_take"), QStringLiteral("upload")));
    m_whyNot->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_whyNot->setWordWrap(true);
    card->foot()->addWidget(m_whyNot);
    card->foot()->addLayout(foot);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(14, 12, 14, 12);
    page->addWidget(card);

    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ImportPage::showProgress);
    connect(m_file, &QLineEdit::returnPressed, this, [this] { run(true); });
    connect(m_file, &QLineEdit::textChanged, this, [this] { setWorking(false); });
    connect(chooseAction, &QAction::triggered, this, &ImportPage::choose);
    connect(m_lookAction, &QAction::triggered, this, [this] { run(true); });
    connect(m_takeAction, &QAction::triggered, this, [this] { run(false); });
    connect(m_undoAction, &QAction::triggered, this, &ImportPage::undo);
    connect(m_cancelAction, &QAction::triggered, this, [this] {
        if (m_work)
            m_work->cancelled = true;
    });
    connect(back, &QAction::triggered, this, &Page::deskAsked);
    setWorking(false);
}

void ImportPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    setWorking(false);
}

void ImportPage::stop() {
    if (m_work)
        m_work->cancelled = true;
    m_work.reset();
    m_tick.stop();
    m_bar->stop();
    m_importId.clear();
    m_lookedAt.clear();
    m_file->clear();
    m_summary->clear();
    m_model->setRows({});
    m_desk.reset();
}

void ImportPage::enter() {
    m_file->setFocus();
}

void ImportPage::refresh(const std::vector<std::string>&) {}

void ImportPage::choose() {
    auto* dialog = new QFileDialog(this, tr("List of patients"), {}, tr("Tables (*.csv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_file->setText(file);
        run(true);
    });
    dialog->open();
}

void ImportPage::setWorking(bool working) {
    const bool may = m_desk && m_desk->may("patient.create");
    const auto file = m_file->text().trimmed();
    const bool looked = !file.isEmpty() && m_lookedAt == file;
    m_lookAction->setEnabled(may && !working && !file.isEmpty());
    m_takeAction->setEnabled(may && !working && looked);
    m_fileRow->setHelp(file.isEmpty() ? tr("Choose a file first.") : QString());
    m_whyNot->setText(working ? tr("Working") : !looked ? tr("Check it first, then it can be taken in.") : QString());
    // The two that have nothing to act on are not there at all.
    m_undoAction->setVisible(!m_importId.empty());
    m_undoAction->setEnabled(may && !working && !m_importId.empty());
    m_cancelAction->setVisible(working);
    m_cancelAction->setEnabled(working);
}

void ImportPage::showProgress() {
    if (!m_work || m_work->all == 0)
        return;
    m_bar->setPermille(static_cast<int>(m_work->done * 1000 / m_work->all));
    m_summary->setText(tr("%1 of %2 rows").arg(counted(m_work->done), counted(m_work->all)));
}

void ImportPage::run(bool dryRun) {
    const auto file = m_file->text().trimmed();
    if (!m_desk || m_work || file.isEmpty())
        return;
    m_work = std::make_shared<Work>();
    setWorking(true);
    m_bar->start();
    m_tick.start();
    clinic::ImportPatients command;
    command.file = widgets::utf8(file);
    command.dryRun = dryRun;
    m_desk->post([self = QPointer(this), work = m_work, command, dryRun,
                  file](clinic::Session& session) -> std::function<void()> {
        auto run = clinic::ImportRun::begin(session, command);
        if (!run)
            return [self, error = run.error(), dryRun, file] {
                if (self)
                    self->ended(base::fail(error), dryRun, file);
            };
        work->run = std::shared_ptr<clinic::ImportRun>(std::move(*run));
        return [self, work, dryRun, file] {
            if (self && self->m_work == work)
                self->nextSlice(dryRun, file);
        };
    });
}

/// One slice at a time: what a person does at this desk meanwhile comes in between.
void ImportPage::nextSlice(bool dryRun, const QString& file) {
    m_desk->post([self = QPointer(this), work = m_work, dryRun, file](clinic::Session&) -> std::function<void()> {
        if (work->cancelled)
            work->run->cancel();
        const auto more = work->run->step(kSliceRows);
        work->done = work->run->done();
        work->all = work->run->all();
        if (more && *more)
            return [self, work, dryRun, file] {
                if (self && self->m_work == work)
                    self->nextSlice(dryRun, file);
            };
        work->run->end();
        auto answer = std::make_shared<base::Result<clinic::ImportPatients::Answer>>(
            more ? base::Result<clinic::ImportPatients::Answer>(work->run->answer()) : base::fail(more.error()));
        work->run.reset();
        return [self, answer, dryRun, file] {
            if (self)
                self->ended(std::move(*answer), dryRun, file);
        };
    });
}

void ImportPage::ended(base::Result<clinic::ImportPatients::Answer> answer, bool dryRun, const QString& file) {
    if (!m_work)
        return;
    m_work.reset();
    m_tick.stop();
    m_bar->stop();
    m_lookedAt = answer && dryRun ? file : QString();
    if (answer)
        show(*answer, dryRun);
    else
        report(answer.error());
    setWorking(false);
}

void ImportPage::show(const clinic::ImportPatients::Answer& answer, bool dryRun) {
    if (!dryRun)
        m_importId = answer.importId;
    QStringList words;
    words << (dryRun ? tr("Would add %1 of %2 rows.") : tr("Added %1 of %2 rows."))
                 .arg(counted(answer.added), counted(answer.rows));
    if (answer.alreadyHere > 0)
        words << tr("%1 are here already.").arg(counted(answer.alreadyHere));
    if (answer.refused > 0)
        words << tr("%1 cannot be taken in: mend them in the file.").arg(counted(answer.refused));
    if (answer.possibleDuplicates > 0)
        words << tr("%1 may be a copy of somebody here.").arg(counted(answer.possibleDuplicates));
    if (answer.cancelled)
        words << tr("Stopped by you; what was written stays and can be undone.");
    QStringList unknown;
    for (const auto& column : answer.columns)
        if (column.field.empty())
            unknown << qt(column.heading);
    if (!unknown.isEmpty())
        words << tr("Columns kept out: %1.").arg(unknown.join(QStringLiteral(", ")));
    m_summary->setText(words.join(QLatin1Char(' ')));
    std::vector<widgets::ListRow> rows;
    for (const auto& problem : answer.problems) {
        if (rows.size() == kMostRows)
            break;
        rows.push_back(listRow(QStringLiteral("p%1").arg(rows.size()), QStringLiteral("circle-alert"),
                               tr("Row %1, %2").arg(problem.row).arg(qt(problem.column)), qt(problem.what),
                               qt(problem.fix), widgets::Status::none));
    }
    for (const auto& plan : answer.plan) {
        if (plan.outcome != "possible_duplicate" || rows.size() == kMostRows)
            continue;
        rows.push_back(listRow(QStringLiteral("d%1").arg(plan.row), QStringLiteral("copy"), qt(plan.name),
                               tr("Row %1").arg(plan.row), tr("may be a copy; kept apart"),
                               widgets::Status::possibleMatch));
    }
    m_model->setRows(std::move(rows));
}

void ImportPage::undo() {
    if (!m_desk || m_importId.empty() || m_work)
        return;
    m_work = std::make_shared<Work>();
    setWorking(true);
    m_tick.start();
    m_desk->post([self = QPointer(this), work = m_work,
                  command = clinic::UndoImport{m_importId}](clinic::Session& session) -> std::function<void()> {
        auto answer = std::make_shared<base::Result<clinic::UndoImport::Answer>>(
            clinic::execute(session, command, [&work](std::int64_t done, std::int64_t all) {
                work->done = done;
                work->all = all;
                return !work->cancelled;
            }));
        return [self, answer] {
            if (!self || !self->m_work)
                return;
            self->m_work.reset();
            self->m_tick.stop();
            if (*answer) {
                self->m_importId.clear();
                self->m_model->setRows({});
                self->m_summary->setText(tr("Taken back: %1. Kept because they were used since: %2.")
                                             .arg(counted((*answer)->removed), counted((*answer)->kept)));
            } else {
                self->report(answer->error());
            }
            self->setWorking(false);
        };
    });
}

void ImportPage::report(const base::Error& error) {
    m_summary->setText(error.fix.empty() ? labels::errorSentence(error) : qt(error.fix));
}

}  // namespace opdesk::ui::patients
