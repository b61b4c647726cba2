#include "tests/ui/scenes/text_probe.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>

#include <algorithm>

namespace opdesk::scenes {

namespace {

constexpr qreal kSlack = 1.5;  ///< bearings of a letter reach this far beyond its advance

/// Takes texts and drops everything else.
class Engine : public QPaintEngine {
public:
    Engine() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawRects(const QRectF*, int) override {}
    void drawLines(const QLineF*, int) override {}
    void drawEllipse(const QRectF&) override {}
    void drawPoints(const QPointF*, int) override {}
    Type type() const override { return User; }

    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const auto text = item.text();
        if (text.trimmed().isEmpty() || !widget || painter()->pen().color().alpha() == 0)
            return;
        const auto toDevice = painter()->combinedTransform();
        auto advance = item.width();
        for (auto last = text.size() - 1; last > 0 && text.at(last).isSpace(); --last)
            advance -= QFontMetricsF(item.font()).horizontalAdvance(text.at(last));
        const auto ink = QFontMetricsF(item.font()).tightBoundingRect(text);
        const QRectF box(at.x(), at.y() + ink.top(), advance, ink.height());
        QRectF room(widget->rect());
        if (painter()->hasClipping())
            room &= toDevice.mapRect(painter()->clipBoundingRect());
        texts->push_back({widget, text, toDevice.mapRect(box), painter()->pen().color(), room, {}});
    }

    const QWidget* widget = nullptr;
    std::vector<PaintedText>* texts = nullptr;
};

class Device : public QPaintDevice {
public:
    QPaintEngine* paintEngine() const override { return &m_engine; }
    Engine& engine() { return m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth:
            case PdmHeight:
                return 8000;
            case PdmWidthMM:
            case PdmHeightMM:
                return 2116;
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return 96;
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(devicePixelRatioFScale());
            case PdmDepth:
                return 32;
            case PdmNumColors:
                return 1 << 24;
            default:
                return 0;
        }
    }

private:
    mutable Engine m_engine;
};

bool isScrolled(const QWidget& widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

bool scrollsSideways(const QWidget& viewport) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(viewport.parentWidget());
    return area && area->horizontalScrollBar()->isVisible() && area->horizontalScrollBar()->maximum() > 0;
}

/// Room that the widgets above leave, in coordinates of `widget`. A scrolled area leaves what it would show somewhere,
/// or, `now`, only what it shows at this moment.
QRectF roomFromAbove(const QWidget& widget, const QWidget& window, bool now) {
    // What a body leaves out at its edges is masked, not covered.
    const auto shownOf = [now](const QWidget& of) {
        return QRectF(now && !of.mask().isEmpty() ? of.mask().boundingRect() & of.rect() : of.rect());
    };
    QRectF room = shownOf(widget);
    QPoint offset;
    for (const auto* each = &widget; each != &window && each->parentWidget(); each = each->parentWidget()) {
        offset += each->pos();
        const auto* above = each->parentWidget();
        if (isScrolled(*above) && !now)
            break;
        room &= shownOf(*above).translated(-offset);
    }
    return room;
}

/// What a person typed scrolls inside its field; only what the program says there must fit.
bool isTyped(const QWidget& widget, const QString& text) {
    const auto* field = qobject_cast<const QLineEdit*>(&widget);
    return field && field->text().contains(text.trimmed());
}

}  // namespace

std::vector<PaintedText> paintedTexts(QWidget& window) {
    std::vector<PaintedText> texts;
    Device device;
    device.engine().texts = &texts;
    // Painting lays out what waits for it, and a layout may make its rows anew.
    QList<QPointer<QWidget>> widgets{&window};
    for (auto* widget : window.findChildren<QWidget*>())
        widgets << widget;
    for (const auto& widget : widgets) {
        if (!widget || !widget->isVisible() || widget->isWindow() != (widget == &window) ||
            widget->visibleRegion().isEmpty())
            continue;
        const auto first = texts.size();
        device.engine().widget = widget;
        widget->render(&device, QPoint(), QRegion(), QWidget::RenderFlags());
        if (!widget) {
            texts.resize(first);
            continue;
        }
        const auto origin = QPointF(widget->mapTo(&window, QPoint()));
        const auto room = roomFromAbove(*widget, window, false);
        const auto seen = roomFromAbove(*widget, window, true).translated(origin);
        for (auto at = first; at < texts.size(); ++at) {
            texts[at].seen = seen;
            texts[at].room = (texts[at].room & room).translated(origin);
            texts[at].box.translate(origin);
        }
        std::erase_if(texts,
                      [&](const PaintedText& text) { return text.widget == widget && isTyped(*widget, text.text); });
    }
    std::erase_if(texts, [&](const PaintedText& text) {
        return std::none_of(widgets.begin(), widgets.end(), [&](const auto& alive) { return alive == text.widget; });
    });
    return texts;
}

QString whatIsCut(const PaintedText& painted) {
    const auto where =
        QStringLiteral(" \"%1\" in %2 \"%3\" of \"%4\"")
            .arg(painted.text, QString::fromLatin1(painted.widget->metaObject()->className()),
                 painted.widget->objectName(),
                 painted.widget->parentWidget() ? painted.widget->parentWidget()->objectName() : QString());
    const auto over = [&](qreal beyond) { return QStringLiteral(" by %1 px:").arg(beyond, 0, 'f', 1) + where; };
    // A word that is written with dots in the program ("Yes…") names itself so; one that was shortened does not.
    if (painted.text.contains(QChar(0x2026)) && painted.text.trimmed() != QString(QChar(0x2026)) &&
        !painted.widget->property("dotsAreWords").toBool())
        return QStringLiteral("shortened") + where;
    const auto& box = painted.box;
    const auto& room = painted.room;
    // Rows that are scrolled away wholly or in part are reached by scrolling.
    const bool rows = isScrolled(*painted.widget);
    if (room.isEmpty())
        return rows ? QString() : QStringLiteral("hidden") + where;
    // A table wider than its room shows a bar for it.
    if (rows && scrollsSideways(*painted.widget))
        return {};
    if (box.left() < room.left() - kSlack)
        return QStringLiteral("cut at the left") + over(room.left() - box.left());
    if (box.right() > room.right() + kSlack)
        return QStringLiteral("cut at the right") + over(box.right() - room.right());
    if (rows)
        return {};
    if (box.top() < room.top() - kSlack)
        return QStringLiteral("cut above") + over(room.top() - box.top());
    if (box.bottom() > room.bottom() + kSlack)
        return QStringLiteral("cut below") + over(box.bottom() - room.bottom());
    return {};
}

QStringList overlaps(const std::vector<PaintedText>& texts) {
    QStringList found;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const auto shared =
                (texts[i].box & texts[i].room & texts[i].seen) & (texts[j].box & texts[j].room & texts[j].seen);
            if (shared.width() > 3 && shared.height() > 3)
                found << QStringLiteral("\"%1\" lies over \"%2\" (%3, %4)")
                             .arg(texts[i].text, texts[j].text, texts[i].widget->objectName(),
                                  texts[j].widget->objectName());
        }
    return found;
}

}  // namespace opdesk::scenes
