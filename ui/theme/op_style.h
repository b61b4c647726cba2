#pragma once

#include <QProxyStyle>

namespace opdesk::ui::theme {

class Theme;

/// Draws every control by the tokens. Dynamic properties read here: `kind` of a QPushButton (primary, secondary, quiet,
/// danger), `fieldState` of a field (ok, odd, bad), `fieldSize` of a field (large), `bare` of a field (no outline),
/// `shorterPlaceholder` of a field (where its placeholder has no room), `rail` of a QToolButton (navigation),
/// `accentBar` false of a view (rows without the 3 px bar).
class OpStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit OpStyle(const Theme& theme);

    void polish(QWidget* widget) override;
    void polish(QPalette& palette) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget = nullptr) const override;
    void drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool enabled,
                      const QString& text, QPalette::ColorRole role = QPalette::NoRole) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returnData = nullptr) const override;

private:
    /// How much of a scroll bar stands beside a head that does not scroll: of a table, or as the area's property
    /// `headHeight` says.
    static int headOver(const QWidget* bar);
    void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawButtonBevel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawButtonLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawIndicator(PrimitiveElement element, const QStyleOption* option, QPainter* painter) const;
    void drawPlaceholder(QPainter* painter, const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawComboLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawToolButton(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawRowGround(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawHeaderSection(const QStyleOption* option, QPainter* painter) const;
    void drawHeaderLabel(const QStyleOption* option, QPainter* painter) const;
    void drawTab(const QStyleOption* option, QPainter* painter) const;
    void drawMenuItem(const QStyleOption* option, QPainter* painter) const;

    const Theme& m_theme;
};

}  // namespace opdesk::ui::theme
