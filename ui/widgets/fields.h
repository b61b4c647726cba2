#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

namespace opdesk::ui::widgets {

/// The fields of a form. Each needs its object name and its accessible name (the label's words), so none is forgotten.
class TextField : public QLineEdit {
    Q_OBJECT
public:
    TextField(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
};

class ComboField : public QComboBox {
    Q_OBJECT
public:
    ComboField(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    bool m_waitsForFont = false;
};

/// Several lines of literal text. Tab leaves it; `lines` is its height.
class NoteField : public QPlainTextEdit {
    Q_OBJECT
public:
    NoteField(const QString& objectName, const QString& accessibleName, int lines = 3, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int m_lines;
};

class CheckField : public QCheckBox {
    Q_OBJECT
public:
    CheckField(const QString& objectName, const QString& text, QWidget* parent = nullptr);
};

class RadioField : public QRadioButton {
    Q_OBJECT
public:
    RadioField(const QString& objectName, const QString& text, QWidget* parent = nullptr);
};

}  // namespace opdesk::ui::widgets
