#pragma once

#include <QAbstractButton>

namespace opdesk::ui::patients {

/// "More", what it holds, and its key: a whole line of the form that opens the fields below and closes them.
class MoreRow : public QAbstractButton {
    Q_OBJECT
public:
    MoreRow(const QString& objectName, const QString& holds, const QStringList& keys, QWidget* parent = nullptr);

    void setOpen(bool open);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_holds;
    QStringList m_keys;
    bool m_open = false;
};

}  // namespace opdesk::ui::patients
