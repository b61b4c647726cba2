#include "ui/settings/price_panel.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

#include "core/text/dates.h"
#include "core/text/money.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::settings {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr int kFormWidth = 320, kLeastFormWidth = 256, kLeastPrices = 262;
constexpr int kBetweenRows = 6;  ///< a hint stands nearer to its own field than to the next one
constexpr int kMostCode = 20, kMostText = 200, kMostReason = 300;
constexpr int kOwnRate = -1;  ///< of tax: what the dated rates say of the code

/// Chooses what a price holds; what the list does not offer joins it, so that saving again changes nothing unseen.
void choose(widgets::ComboField* combo, const QVariant& value, const QString& words) {
    if (combo->findData(value) < 0)
        combo->addItem(words, value);
    combo->setCurrentIndex(combo->findData(value));
}

QString percentWords(std::int64_t percent) {
    return QStringLiteral("%1 %").arg(percent);
}
}  // namespace

PricePanel::PricePanel(QAction* save, QAction* fresh, QAction* retire, QWidget* parent)
    : QWidget(parent),
      m_draft(new drafts::DraftKeeper(
          "price", [this] { return typedSoFar(); }, this)) {
    setObjectName(QStringLiteral("price_panel"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* columns = new widgets::Columns;
    auto* list = buildList();
    auto* form = buildForm(save, fresh, retire);
    columns->add(list, 0, kLeastPrices);
    columns->add(form, kFormWidth, kLeastFormWidth);
    columns->foldUnder(form, list, 40);
    whole->addWidget(columns);
    connect(save, &QAction::triggered, this, &PricePanel::save);
    connect(fresh, &QAction::triggered, this, &PricePanel::begin);
    connect(retire, &QAction::triggered, this, &PricePanel::retire);
}

QWidget* PricePanel::buildList() {
    auto* card = new widgets::Card(tr("Price list"), QStringLiteral("receipt-indian-rupee"));
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("price_list"), tr("Price list"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("No price yet. Type the first one on the form."));
    card->body()->addWidget(m_list, 1);
    m_note = new Label(Label::Look::hint);
    m_note->setObjectName(QStringLiteral("price_note"));
    m_note->setWordWrap(true);
    card->foot()->addWidget(m_note);
    connect(m_list, &widgets::ListView::chosen, this, &PricePanel::edit);
    return card;
}

QWidget* PricePanel::buildForm(QAction* save, QAction* fresh, QAction* retire) {
    m_form = new widgets::Card(tr("New code"), QStringLiteral("pencil"));
    auto* card = m_form;
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(kBetweenRows);
    addFields(column);
    column->addStretch(1);
    card->body()->addWidget(new widgets::ScrollBody(inside), 1);
    m_error = new Label(Label::Look::danger);
    m_error->setObjectName(QStringLiteral("price_error"));
    m_error->setWordWrap(true);
    m_error->hide();
    card->foot()->addWidget(m_error);
    card->foot()->addWidget(
        new widgets::PrimaryButton(save, QStringLiteral("price_save"), QStringLiteral("circle-check")));
    auto* under = new widgets::FlowLayout(8, 8);
    under->fillLines();
    under->addWidget(new widgets::OpButton(widgets::OpButton::Kind::secondary, fresh, QStringLiteral("price_fresh")));
    under->addWidget(new widgets::OpButton(widgets::OpButton::Kind::secondary, retire, QStringLiteral("price_retire")));
    card->foot()->addLayout(under);
    return card;
}

void PricePanel::addFields(QVBoxLayout* column) {
    const auto typed = [&](const char* name, const QString& words, int most, const QString& example) {
        auto* field = new widgets::TextField(QLatin1String(name), words);
        field->setMaxLength(most);
        field->setPlaceholderText(example);
        connect(field, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
        return field;
    };
    const auto row = [&](const char* name, const QString& words, QWidget* field, bool required = false) {
        auto* made = new FormRow(words, field, required);
        column->addWidget(made);
        m_rows.emplace_back(name, made);
        return made;
    };
    m_code = typed("price_code", tr("Code"), kMostCode, QStringLiteral("ECG"));
    m_text = typed("price_text", tr("Service"), kMostText, tr("as the bill is to say"));
    m_rate = typed("price_rate", tr("Price in ₹"), 14, QStringLiteral("250"));
    m_from = typed("price_from", tr("From"), 20, tr("today"));
    m_sac = typed("price_sac", tr("SAC or HSN"), 8, QStringLiteral("9993"));
    m_reason = typed("price_reason", tr("Reason"), kMostReason, {});
    m_tax = new widgets::ComboField(QStringLiteral("price_tax"), tr("Tax"));
    m_tax->addItem(tr("By the code"), kOwnRate);
    m_visit = new widgets::ComboField(QStringLiteral("price_visit"), tr("Charged for the visit"));
    m_visit->addItem(tr("No visit, added by hand"), QString());
    for (const auto* kind : {"new", "follow_up", "report"})
        m_visit->addItem(labels::valueLabel("visit", "visit_kind", kind), QLatin1String(kind));
    m_doctor = new widgets::ComboField(QStringLiteral("price_doctor"), tr("Doctor"));
    row("code", tr("Code"), m_code, true)->setHelp(tr("One already in the list gets the new price."));
    row("text", tr("Service"), m_text, true);
    row("rate", tr("Price in ₹"), m_rate, true);
    row("from", tr("From"), m_from)->setHelp(tr("A day like 01-12-2026. Empty: from today."));
    row("visit_kind", tr("Charged for the visit"), m_visit);
    row("doctor", tr("Doctor"), m_doctor)->setHelp(tr("Only when it is charged for a visit."));
    row("sac", tr("SAC or HSN"), m_sac)->setHelp(tr("9993 is health care, exempt from tax."));
    row("tax_percent", tr("Tax"), m_tax);
    row("reason", tr("Reason"), m_reason)->setHelp(tr("For billing staff: why it changes."));
    for (auto* combo : {m_tax, m_visit, m_doctor})
        connect(combo, &QComboBox::activated, m_draft, &drafts::DraftKeeper::changed);
    connect(m_visit, &QComboBox::currentIndexChanged, this, &PricePanel::follow);
}

void PricePanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_undo = {};
    begin();
    m_doctor->clear();
    m_doctor->addItem(tr("Every doctor"), QString());
    if (!m_desk->may("price.manage"))
        return;
    m_draft->start(m_desk);
    m_desk->run(clinic::ListDoctors{}, [self = QPointer(this)](base::Result<clinic::ListDoctors::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer)
            self->refuse(answer.error());
        else
            for (const auto& doctor : answer->doctors)
                self->m_doctor->addItem(qt(doctor.name), qt(doctor.doctor.text()));
        // What was typed before a lock names a doctor: it comes when the names are there.
        self->m_draft->open({}, [self](const clinic::json::object& typed) {
            if (self)
                self->typeAgain(typed);
        });
    });
    refresh();
}

void PricePanel::stop() {
    m_draft->stop();
    m_desk.reset();
    m_running = false;  // an answer of before the lock does not come
    m_prices.clear();
    m_model->setRows({});
    begin();
}

void PricePanel::focusFirst() {
    if (m_model->rowCount() == 0) {
        m_code->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void PricePanel::refresh() {
    if (!m_desk || !m_desk->may("price.manage"))
        return;
    m_desk->run(clinic::ShowPriceList{}, [self = QPointer(this)](base::Result<clinic::ShowPriceList::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (answer)
            self->show(*answer);
        else
            self->refuse(answer.error());
    });
}

QString PricePanel::figureOf(const clinic::PriceEntry& entry) const {
    return qt(text::formatPaise(entry.rate, true));
}

void PricePanel::show(const clinic::ShowPriceList::Answer& answer) {
    m_prices = answer.prices;
    m_today = answer.today;
    m_registered = answer.registered;
    offerTaxes(answer.taxes);
    std::vector<widgets::ListRow> rows;
    for (const auto& one : m_prices) {
        widgets::TwoLineRow row;
        row.id = qt(one.price.text());
        row.title = QStringLiteral("%1 · %2").arg(qt(one.code), qt(one.text));
        QStringList detail;
        if (one.state == "later")
            detail << (one.retired
                           ? tr("not billed from %1").arg(qt(text::formatDate(*one.from)))
                           : tr("%1 from %2", "price, day").arg(figureOf(one), qt(text::formatDate(*one.from))));
        else
            detail << figureOf(one);
        if (!one.visitKind.empty())
            detail << labels::valueLabel("visit", "visit_kind", one.visitKind);
        if (!one.doctorName.empty())
            detail << qt(one.doctorName);
        if (!one.sac.empty())
            detail << tr("SAC %1").arg(qt(one.sac));
        if (m_registered && one.taxPercent)
            detail << (*one.taxPercent == 0 ? tr("exempt") : percentWords(*one.taxPercent));
        row.detail = detail.join(QStringLiteral(" · "));
        row.iconName = one.state == "later" ? QStringLiteral("calendar-clock") : QStringLiteral("receipt-indian-rupee");
        row.spoken = row.title + QStringLiteral(", ") + row.detail;
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_model->setRows(std::move(rows));
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_note->setText(m_registered
                        ? tr("Enter changes a price. Bills that are out keep theirs.")
                        : tr("Enter changes a price. Bills that are out keep theirs. Without a GSTIN no tax is "
                             "charged."));
}

QString PricePanel::taxWords(int percent) const {
    return percent == 0 ? tr("Exempt") : percentWords(percent);
}

void PricePanel::offerTaxes(const std::vector<std::int64_t>& percents) {
    const int chosen = m_tax->currentData().toInt();
    while (m_tax->count() > 1)
        m_tax->removeItem(1);
    for (const auto percent : percents)
        m_tax->addItem(taxWords(static_cast<int>(percent)), static_cast<int>(percent));
    choose(m_tax, chosen, taxWords(chosen));
}

void PricePanel::edit(const QModelIndex& index) {
    const auto id = utf8(index.data(widgets::kIdRole).toString());
    for (const auto& one : m_prices) {
        if (one.price.text() != id)
            continue;
        begin();
        m_form->setTitle(tr("Price of %1").arg(qt(one.code)));
        m_code->setText(qt(one.code));
        m_text->setText(qt(one.text));
        m_rate->setText(qt(text::formatAmount(one.rate, true)));
        m_sac->setText(qt(one.sac));
        const int percent = one.taxPercent ? static_cast<int>(*one.taxPercent) : kOwnRate;
        choose(m_tax, percent, taxWords(percent));
        m_visit->setCurrentIndex(std::max(0, m_visit->findData(qt(one.visitKind))));
        if (!one.doctor.isNull())
            choose(m_doctor, qt(one.doctor.text()), qt(one.doctorName));
        if (one.state == "later")
            m_from->setText(qt(text::formatDate(*one.from)));
        m_rate->setFocus(Qt::ShortcutFocusReason);
        m_rate->selectAll();
        return;
    }
}

void PricePanel::begin() {
    for (auto* field : {m_code, m_text, m_rate, m_sac, m_from, m_reason})
        field->clear();
    for (auto* combo : {m_tax, m_visit, m_doctor})
        combo->setCurrentIndex(0);
    for (const auto& [name, row] : m_rows)
        row->setState(FormRow::State::ok);
    m_error->hide();
    m_form->setTitle(tr("New code"));
    m_draft->drop();
    follow();
    if (isVisible())
        m_code->setFocus(Qt::ShortcutFocusReason);
}

void PricePanel::follow() {
    m_doctor->setEnabled(m_visit->currentIndex() > 0);
    if (m_visit->currentIndex() <= 0)
        m_doctor->setCurrentIndex(0);
}

std::optional<std::optional<base::Date>> PricePanel::dayTyped() {
    if (m_from->text().trimmed().isEmpty())
        return std::optional<base::Date>{};
    // A day to come is read as well as one that was.
    const auto day = text::parseDate(utf8(m_from->text()),
                                     base::Date(std::chrono::sys_days(m_today) + std::chrono::days(366)), "from");
    if (!day) {
        refuse(day.error());
        return std::nullopt;
    }
    return std::optional(*day);
}

void PricePanel::save() {
    if (!m_desk || m_running)
        return;
    clinic::SetPrice set;
    set.code = utf8(m_code->text());
    set.text = utf8(m_text->text());
    const auto rate = text::parsePaise(utf8(m_rate->text()), "rate");
    if (!rate) {
        refuse(rate.error());
        return;
    }
    set.rate = *rate;
    const auto day = dayTyped();
    if (!day)
        return;
    set.from = *day;
    set.sac = utf8(m_sac->text());
    if (const int percent = m_tax->currentData().toInt(); percent != kOwnRate)
        set.taxPercent = percent;
    set.visitKind = utf8(m_visit->currentData().toString());
    if (const auto doctor = model::StaffId::parse(utf8(m_doctor->currentData().toString())))
        set.doctor = *doctor;
    set.reason = utf8(m_reason->text());
    const auto sentence =
        set.from ? tr("%1: %2 from %3")
                       .arg(qt(set.code), qt(text::formatPaise(set.rate, true)), qt(text::formatDate(*set.from)))
                 : tr("%1: %2 from today").arg(qt(set.code), qt(text::formatPaise(set.rate, true)));
    send(std::move(set), sentence);
}

void PricePanel::retire() {
    if (!m_desk || m_running)
        return;
    const auto day = dayTyped();
    if (!day)
        return;
    send(clinic::RetirePrice{utf8(m_code->text()), *day, utf8(m_reason->text())},
         tr("%1 is not billed any more").arg(m_code->text().trimmed()));
}

/// Over the network, which takes its time: who types on meanwhile keeps what was typed.
template <typename Command>
void PricePanel::send(Command command, const QString& sentence) {
    m_running = true;
    m_desk->run(std::move(command),
                [self = QPointer(this), sentence, sent = typedSoFar()](base::Result<clinic::SetPrice::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    self->m_running = false;
                    if (!answer) {
                        self->refuse(answer.error());
                        return;
                    }
                    if (self->typedSoFar() == sent)
                        self->begin();
                    self->changed(*answer, sentence);
                });
}

void PricePanel::changed(const clinic::SetPrice::Answer& answer, const QString& sentence) {
    m_undo = {answer.price, answer.now, answer.before};
    m_error->hide();
    refresh();
    emit saidWithUndo(sentence, QStringLiteral("receipt-indian-rupee"));
}

void PricePanel::undoLast() {
    const auto undo = std::exchange(m_undo, {});
    if (!m_desk || undo.price.isNull())
        return;
    m_desk->run(undo, [self = QPointer(this)](base::Result<clinic::PutPriceBack::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->refresh();
        emit self->said(tr("Taken back"), QStringLiteral("undo-2"));
    });
}

void PricePanel::refuse(const base::Error& error) {
    for (const auto& [name, row] : m_rows)
        row->setState(FormRow::State::ok);
    const auto sentence = error.code == base::ErrorCode::unreachable
                              ? tr("Prices are changed over the network, which is away now. What you typed stays here.")
                          : error.code == base::ErrorCode::alreadyExists && error.field == "visit_kind"
                              ? tr("Another code is charged for these visits. Retire it first, or choose no visit.")
                              : labels::errorSentence(error);
    m_error->setText(sentence);
    m_error->show();
    for (const auto& [name, row] : m_rows)
        if (name == error.field) {
            row->setState(FormRow::State::bad, tr("Look at this again."));
            row->field()->setFocus(Qt::ShortcutFocusReason);
        }
}

clinic::json::object PricePanel::typedSoFar() const {
    clinic::json::object typed;
    const auto put = [&](const char* name, const QString& words) {
        if (!words.trimmed().isEmpty())
            typed[name] = utf8(words);
    };
    put("code", m_code->text());
    put("text", m_text->text());
    put("rate", m_rate->text());
    put("sac", m_sac->text());
    put("from", m_from->text());
    put("reason", m_reason->text());
    put("visit_kind", m_visit->currentData().toString());
    put("doctor", m_doctor->currentData().toString());
    if (m_tax->currentIndex() > 0)
        put("tax_percent", m_tax->currentData().toString());
    return typed;
}

void PricePanel::typeAgain(const clinic::json::object& typed) {
    const auto words = [&](const char* name) {
        const auto* value = typed.if_contains(name);
        const auto* text = value ? value->if_string() : nullptr;
        return text ? QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())) : QString();
    };
    if (typed.empty() || !m_code->text().isEmpty())
        return;
    m_code->setText(words("code"));
    m_text->setText(words("text"));
    m_rate->setText(words("rate"));
    m_sac->setText(words("sac"));
    m_from->setText(words("from"));
    m_reason->setText(words("reason"));
    m_visit->setCurrentIndex(std::max(0, m_visit->findData(words("visit_kind"))));
    m_doctor->setCurrentIndex(std::max(0, m_doctor->findData(words("doctor"))));
    if (const auto percent = words("tax_percent"); !percent.isEmpty())
        choose(m_tax, percent.toInt(), taxWords(percent.toInt()));
}

}  // namespace opdesk::ui::settings
