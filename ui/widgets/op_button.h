#pragma once

#include <QPointer>
#include <QPushButton>

class QAction;

namespace opdesk::ui::widgets {

/// A button with a verb, an icon and the caps of its key. Kinds: one primary on a page, secondary, quiet (link),
/// danger.
class OpButton : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { primary, secondary, quiet, danger };

    OpButton(Kind kind, const QString& text, const QString& objectName, const QString& iconName = {},
             QWidget* parent = nullptr);
    /// Takes text, shortcut caps, enabled state and click from `action`.
    OpButton(Kind kind, QAction* action, const QString& objectName, const QString& iconName = {},
             QWidget* parent = nullptr);

    Kind kind() const { return m_kind; }
    /// Only shows the caps; the shortcut itself belongs to a QAction of the page.
    void setKeys(const QKeySequence& keys);
    void setIconName(const QString& iconName);
    /// Takes the height of a primary button (40) whatever the kind.
    void setTall(bool tall);
    QSize sizeHint() const override;
    /// Without key caps and icon: they give way before a word does.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QAction* action);

    Kind m_kind;
    QString m_iconName;
    QStringList m_caps;
    bool m_tall = false;
    QPointer<QAction> m_action;
};

/// The primary button of a page: OpButton::Kind::primary.
class PrimaryButton : public OpButton {
    Q_OBJECT
public:
    PrimaryButton(const QString& text, const QString& objectName, const QString& iconName = {},
                  QWidget* parent = nullptr)
        : OpButton(Kind::primary, text, objectName, iconName, parent) {}
    PrimaryButton(QAction* action, const QString& objectName, const QString& iconName = {}, QWidget* parent = nullptr)
        : OpButton(Kind::primary, action, objectName, iconName, parent) {}
};

}  // namespace opdesk::ui::widgets
