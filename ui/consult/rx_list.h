#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "core/clinic/documents.h"

namespace opdesk::ui::widgets {
class ListView;
class RowListModel;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::consult {

/// The medicines of the draft with the alert of each under its line. Delete takes one out.
class RxList : public QWidget {
    Q_OBJECT
public:
    explicit RxList(QWidget* parent = nullptr);

    void setLines(std::vector<clinic::PrescriptionLine> lines);
    void setAlerts(const std::vector<clinic::Alert>& alerts);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    const std::vector<clinic::PrescriptionLine>& lines() const { return m_lines; }
    void append(const clinic::PrescriptionLine& line);
    /// The first line that says too little, for the link beside the signature.
    void focusFirstOpen();
    /// The first line with such an alert.
    void focusAlert(const std::function<bool(const clinic::Alert&)>& which);
    /// Takes the last line out and gives what was typed, for Ctrl+↑.
    QString takeLast();

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show();
    /// As high as its rows: the card around it scrolls, not two things in each other.
    void fitRows();

    std::vector<clinic::PrescriptionLine> m_lines;
    std::vector<clinic::Alert> m_alerts;
    widgets::RowListModel* m_model;
    widgets::ListView* m_view;
    bool m_readOnly = false;
};

}  // namespace opdesk::ui::consult
