#include "ui/consult/paper_preview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

#include "core/text/names.h"
#include "ui/consult/line_words.h"
#include "ui/labels/print_languages.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::OpButton;

namespace {
constexpr int kSheetHeight = 793, kLeastSheetHeight = 240;  ///< an A5 as it is, at 96 dots an inch
constexpr int kReadableHeight = 560;                        ///< drawn lower, its small print cannot be read
constexpr double kA5HeightMillimetres = 210.0;
constexpr double kA5WidthMillimetres = 148.0;
constexpr int kAround = 16;
constexpr int kAroundPanel = 48, kLeastAround = 24, kLowWindow = 700;
constexpr int kSideWidth = 220;

int sheetWidth(int height) {
    return static_cast<int>(height * kA5WidthMillimetres / kA5HeightMillimetres);
}

int sheetHeight(int width) {
    return static_cast<int>(width * kA5HeightMillimetres / kA5WidthMillimetres);
}

}  // namespace

/// One page, as large as it is made.
class PaperPreview::Sheet : public QWidget {
public:
    Sheet() { setObjectName(QStringLiteral("preview_sheet")); }
    void show(const clinic::PrescriptionPaperOf::Answer& words, int page) {
        m_paper = paper::toPaper(words);
        m_page = page;
        paintPage();
    }

protected:
    void resizeEvent(QResizeEvent*) override { paintPage(); }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.drawImage(QPointF(), m_image);
    }

private:
    void paintPage() {
        m_image = paper::toImage(m_paper, {}, m_page, height() * devicePixelRatioF() / kA5HeightMillimetres);
        m_image.setDevicePixelRatio(devicePixelRatioF());
        update();
    }

    paper::PrescriptionPaper m_paper;
    int m_page = 0;
    QImage m_image;
};

/// The room for the sheet: the whole of it, or a part that scrolls.
class PaperPreview::Frame : public QScrollArea {
public:
    explicit Frame(Sheet* sheet) {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setMinimumSize(sheetWidth(kLeastSheetHeight), kLeastSheetHeight);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        sheet->setAttribute(Qt::WA_Resized);
        setWidget(sheet);
        sheet->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
    }
    /// The page at its true size, or what the window has room for.
    QSize sizeHint() const override {
        // The bars above and below stay whole where the window is not too low for that.
        const int around = window()->height() < kLowWindow ? kLeastAround : kAroundPanel;
        const int room = window()->height() - 2 * (around + kAround);
        const int high = window() == this ? kSheetHeight : std::clamp(room, kLeastSheetHeight, kSheetHeight);
        return high < kReadableHeight ? QSize(sheetWidth(kSheetHeight) + bar(), high) : QSize(sheetWidth(high), high);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        const bool scrolls = height() < kReadableHeight;
        setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        const int wide = width() - (scrolls ? bar() : 0);
        const int high = std::min({scrolls ? kSheetHeight : height(), kSheetHeight, sheetHeight(wide)});
        widget()->resize(sheetWidth(high), high);
        QScrollArea::resizeEvent(event);
    }

private:
    int bar() const { return style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this); }
};

PaperPreview::PaperPreview(QWidget* parent) : QWidget(parent), m_sheet(new Sheet), m_frame(new Frame(m_sheet)) {
    setObjectName(QStringLiteral("paper_preview"));
    setAccessibleName(tr("Preview of the paper"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(kAround, kAround, kAround, kAround);
    columns->setSpacing(kAround);
    columns->addWidget(m_frame, 1);
    columns->addWidget(buildSide());
    const auto key = [this](const QKeySequence& keys, auto act) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_print->click(); });
    key(QKeySequence(Qt::Key_L), [this] { m_language->setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::Key_PageDown), [this] { goDown(); });
    key(QKeySequence(Qt::Key_PageUp),
        [this] { m_frame->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub); });
}

QWidget* PaperPreview::buildSide() {
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new Label(tr("Prescription"), Label::Look::title));
    m_state = new widgets::Badge(widgets::Status::draft);
    column->addWidget(m_state);
    m_facts = new Label(Label::Look::second);
    m_facts->setObjectName(QStringLiteral("preview_facts"));
    column->addWidget(m_facts);
    m_turn = new OpButton(OpButton::Kind::secondary, tr("Next page"), QStringLiteral("preview_turn"));
    m_turn->setKeys(QKeySequence(Qt::Key_PageDown));
    connect(m_turn, &QPushButton::clicked, this, &PaperPreview::turnPage);
    column->addWidget(m_turn, 0, Qt::AlignLeft);
    m_language = new widgets::ComboField(QStringLiteral("preview_language"), tr("Language for the patient"));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_language->setMinimumContentsLength(10);
    for (const auto& language : labels::kPrintLanguages)
        m_language->addItem(QString::fromUtf8(language.words), QLatin1String(language.code));
    connect(m_language, &QComboBox::activated, this,
            [this] { emit languageChosen(m_language->currentData().toString()); });
    column->addSpacing(8);
    column->addWidget(new widgets::FormRow(tr("Language for the patient"), m_language));
    auto* inside = new QWidget;
    auto* all = new QVBoxLayout(inside);
    all->setContentsMargins(0, 0, 0, 0);
    m_marks = new QVBoxLayout;
    m_marks->setSpacing(6);
    all->addLayout(m_marks);
    all->addStretch(1);
    column->addWidget(new widgets::ScrollBody(inside), 1);
    m_printNote = new Label(tr("A draft is not printed: sign it first."), Label::Look::hint);
    m_printNote->setWordWrap(true);
    column->addWidget(m_printNote);
    m_print = new widgets::PrimaryButton(tr("Print"), QStringLiteral("preview_print"), QStringLiteral("printer"));
    m_print->setKeys(QKeySequence(Qt::CTRL | Qt::Key_P));
    connect(m_print, &QPushButton::clicked, this, &PaperPreview::printAsked);
    column->addWidget(m_print);
    m_back = new OpButton(OpButton::Kind::secondary, tr("Back"), QStringLiteral("preview_back"));
    m_back->setKeys(QKeySequence(Qt::Key_Escape));
    connect(m_back, &QPushButton::clicked, this, &PaperPreview::backAsked);
    column->addWidget(m_back);
    for (auto* button : {static_cast<OpButton*>(m_print), m_back})
        button->setAutoDefault(true);
    return side;
}

void PaperPreview::setPaper(const clinic::PrescriptionPaperOf::Answer& words) {
    m_words = words;
    m_pages = std::max(1, paper::pageCount(paper::toPaper(words), {}));
    m_page = 0;
    m_state->setStatus(words.isDraft ? widgets::Status::draft : widgets::Status::signedOff);
    m_print->setEnabled(!words.isDraft);
    m_printNote->setVisible(words.isDraft);
    m_turn->setVisible(m_pages > 1);
    if (const int at = m_language->findData(widgets::qt(words.language)); at >= 0)
        m_language->setCurrentIndex(at);
    showMarks();
    showPage();
}

void PaperPreview::setOpenRules(const QStringList& rules) {
    m_openRules = rules;
    showMarks();
}

void PaperPreview::showMarks() {
    while (auto* item = m_marks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList marks;
    for (const auto& rule : m_openRules)
        marks << rule;
    for (const auto& line : m_words.lines) {
        const auto name = medicineTitle(line);
        if (!line.remark.empty())
            marks << tr("%1: “%2” was not understood and prints as typed.", "medicine, words")
                         .arg(name, widgets::qt(line.remark));
        if (line.dose.empty() && line.words.empty())
            marks << tr("%1: no dose is printed.").arg(name);
        else if (m_words.language != "en" && !m_words.language.empty() && line.localWords.empty())
            marks << tr("%1: prints in English, a phrase is missing in this language.").arg(name);
    }
    for (const auto& mark : marks) {
        auto* one = new QWidget;
        one->setProperty("oneRow", true);
        auto* row = new QHBoxLayout(one);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        row->addWidget(new widgets::IconLabel(QStringLiteral("triangle-alert"), 13, theme::Role::warn), 0,
                       Qt::AlignTop);
        auto* words = new Label(mark, Label::Look::warn);
        words->setWordWrap(true);
        row->addWidget(words, 1);
        m_marks->addWidget(one);
    }
}

void PaperPreview::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    showPage();
}

void PaperPreview::showPage() {
    auto shown = m_words;
    if (m_namesHidden) {
        shown.patientName = opdesk::text::initials(shown.patientName);
        shown.patientNameLocal.clear();
    }
    m_sheet->show(shown, m_page);
    m_facts->setText(tr("A5 · page %1 of %2").arg(m_page + 1).arg(m_pages));
}

void PaperPreview::goDown() {
    auto* bar = m_frame->verticalScrollBar();
    if (bar->value() < bar->maximum())
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    else if (m_pages > 1)
        turnPage();
}

void PaperPreview::turnPage() {
    m_frame->verticalScrollBar()->setValue(0);
    m_page = (m_page + 1) % m_pages;
    showPage();
}

void PaperPreview::focusFirst() {
    (m_print->isEnabled() ? static_cast<QWidget*>(m_print) : m_back)->setFocus(Qt::OtherFocusReason);
}

void PaperPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(theme::Role::sunken),
                    theme.color(theme::Role::control));
}

}  // namespace opdesk::ui::consult
