#include "ui/theme/op_style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include "ui/theme/figures_apart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::theme {

OpStyle::OpStyle(const Theme& theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme) {}

void OpStyle::polish(QPalette& palette) {
    palette = m_theme.palette();
}

void OpStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || widget->inherits("QAbstractButton"))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* line = qobject_cast<QLineEdit*>(widget)) {
        // Drawn by drawPlaceholder(): QLineEdit would set it under its own caret.
        QPalette own;
        own.setColor(QPalette::PlaceholderText, Qt::transparent);
        line->setPalette(own);
    }
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void OpStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    switch (element) {
        case PE_PanelLineEdit:
            // A line edit inside a combo box is drawn by the box.
            if (!(widget && qobject_cast<const QComboBox*>(widget->parentWidget())))
                drawField(option, painter, widget);
            drawPlaceholder(painter, widget);
            return;
        case PE_FrameLineEdit:
            return;
        case PE_Frame:
            if (widget && widget->property("field").toBool())
                drawField(option, painter, widget);
            else if (widget && widget->inherits("QComboBoxPrivateContainer"))
                paintBox(*painter, option->rect, 0, m_theme.color(Role::surface), m_theme.color(Role::control));
            else
                QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorRadioButton:
        case PE_IndicatorItemViewItemCheck:
            drawIndicator(element, option, painter);
            return;
        case PE_PanelButtonCommand:
            drawButtonBevel(option, painter, widget);
            return;
        case PE_FrameFocusRect:  // the ring is drawn by FocusRing, fields and rows
        case PE_FrameDefaultButton:
        case PE_PanelItemViewRow:
        case PE_PanelStatusBar:
        case PE_FrameStatusBarItem:
            return;
        case PE_PanelItemViewItem:
            drawRowGround(option, painter, widget);
            return;
        case PE_PanelMenu:
            painter->fillRect(option->rect, m_theme.color(Role::surface));
            return;
        case PE_FrameMenu:
            paintBox(*painter, option->rect, 0, {}, m_theme.color(Role::control));
            return;
        case PE_PanelTipLabel:
            painter->fillRect(option->rect, m_theme.color(Role::rail));
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void OpStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    switch (element) {
        case CE_PushButtonBevel:
            drawButtonBevel(option, painter, widget);
            return;
        case CE_PushButtonLabel:
            drawButtonLabel(option, painter, widget);
            return;
        case CE_ComboBoxLabel:
            drawComboLabel(option, painter, widget);
            return;
        case CE_HeaderSection:
            drawHeaderSection(option, painter);
            return;
        case CE_HeaderEmptyArea:
            drawHeaderSection(option, painter);
            return;
        case CE_HeaderLabel:
            drawHeaderLabel(option, painter);
            return;
        case CE_TabBarTabShape:
        case CE_TabBarTabLabel:
            if (element == CE_TabBarTabShape)
                drawTab(option, painter);
            else
                QProxyStyle::drawControl(element, option, painter, widget);
            return;
        case CE_MenuItem:
            drawMenuItem(option, painter);
            return;
        case CE_FocusFrame:
            paintFocusRing(*painter, option->rect, kRadiusControl + kFocusGap + kFocusWidth,
                           m_theme.color(Role::focus));
            return;
        case CE_ProgressBarGroove:
            paintBox(*painter, option->rect, 2, m_theme.color(Role::sunken), {});
            return;
        default:
            QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void OpStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                 const QWidget* widget) const {
    switch (control) {
        case CC_ComboBox:
            drawComboBox(option, painter, widget);
            return;
        case CC_ScrollBar:
            drawScrollBar(option, painter, widget);
            return;
        case CC_ToolButton:
            drawToolButton(option, painter, widget);
            return;
        default:
            QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect OpStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    switch (element) {
        case SE_LineEditContents: {
            if (widget && qobject_cast<const QComboBox*>(widget->parentWidget()))
                return option->rect.adjusted(2, 0, -2, 0);
            const bool bare = widget && widget->property("bare").toBool();
            if (bare)
                return option->rect;
            // QLineEdit itself adds 2 px on each side. Without an outline the words stand under their label.
            const bool lineless = (option->state & State_ReadOnly) && (option->state & State_Enabled) &&
                                  !(option->state & State_HasFocus);
            return option->rect.adjusted(lineless ? -2 : 9, 1, -9, -1);
        }
        case SE_PushButtonFocusRect:
            return option->rect;
        case SE_CheckBoxIndicator:
        case SE_RadioButtonIndicator: {
            const int side = pixelMetric(PM_IndicatorWidth, option, widget);
            return visualRect(
                option->direction, option->rect,
                QRect(option->rect.left(), option->rect.top() + (option->rect.height() - side) / 2, side, side));
        }
        default:
            return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize OpStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                const QWidget* widget) const {
    switch (type) {
        case CT_LineEdit: {
            const bool large = widget && widget->property("fieldSize").toString() == QLatin1String("large");
            const int least = m_theme.metric(large ? Metric::primary : Metric::control);
            return {size.width() + 22, std::max(size.height() + 4, least)};
        }
        case CT_ComboBox:
            return {size.width() + 46, m_theme.metric(Metric::control)};
        case CT_PushButton: {
            const bool primary = widget && widget->property("kind").toString() == QLatin1String("primary");
            return {std::max(size.width() + 26, 72), m_theme.metric(primary ? Metric::primary : Metric::control)};
        }
        case CT_CheckBox:
        case CT_RadioButton: {
            const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
            return {base.width() + 2, std::max(base.height(), 24)};
        }
        case CT_ItemViewItem: {
            const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
            return {base.width() + 16, std::max(base.height(), m_theme.metric(Metric::row))};
        }
        case CT_HeaderSection: {
            const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
            return {base.width() + 12, m_theme.metric(Metric::header)};
        }
        case CT_MenuItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
                return {size.width(), 9};
            return {size.width() + 56, std::max(size.height() + 10, m_theme.metric(Metric::row))};
        }
        case CT_TabBarTab:
            return {size.width() + 12, std::max(size.height(), m_theme.metric(Metric::control) + 2)};
        default:
            return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

void OpStyle::drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool enabled,
                           const QString& text, QPalette::ColorRole role) const {
    const bool hasMnemonic = (flags & Qt::TextShowMnemonic) && text.contains(QLatin1Char('&'));
    if (hasMnemonic || !hasIndicLetters(text)) {
        QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, text, role);
        return;
    }
    const auto pen = painter->pen();
    if (role != QPalette::NoRole)
        painter->setPen(QPen(palette.brush(role), pen.widthF()));
    paintWords(*painter, rect, flags, text);
    painter->setPen(pen);
}

int OpStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_ScrollBarExtent:
            return 12;
        case PM_ScrollBarSliderMin:
            return 32;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 18;
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_FocusFrameHMargin:
        case PM_FocusFrameVMargin:
            return kFocusGap + kFocusWidth;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
        case PM_ButtonDefaultIndicator:
            return 0;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return 12;
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin:
            return 12;
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
            return 16;
        case PM_MenuPanelWidth:
        case PM_MenuVMargin:
            return 4;
        case PM_DefaultFrameWidth:
            return widget && widget->property("field").toBool() ? 6 : 1;
        case PM_TextCursorWidth:
            return 2;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int OpStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                       QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_UnderlineShortcut:
            return 1;
        case SH_Widget_Animate:
        case SH_Widget_Animation_Duration:
            return 0;
        case SH_ComboBox_Popup:
        case SH_ComboBox_AllowWheelScrolling:
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ItemView_ActivateItemOnSingleClick:
        case SH_FocusFrame_Mask:
            return 0;
        case SH_FocusFrame_AboveWidget:
        case SH_ItemView_ShowDecorationSelected:
        case SH_Menu_MouseTracking:
            return 1;
        case SH_LineEdit_PasswordCharacter:
            return 0x2022;
        case SH_LineEdit_PasswordMaskDelay:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 500;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

}  // namespace opdesk::ui::theme
