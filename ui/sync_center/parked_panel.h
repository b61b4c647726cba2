#pragma once

#include <QWidget>

#include "core/clinic/settling.h"

class QGridLayout;

namespace opdesk::ui::widgets {
class Label;
}

namespace opdesk::ui::sync_center {

/// The right side for an item that could not be taken in: what it is, why, since when, and that it is safe here.
class ParkedPanel : public QWidget {
    Q_OBJECT
public:
    explicit ParkedPanel(QWidget* parent = nullptr);

    void show_(const clinic::ParkedLine& line, std::chrono::minutes offset);
    void clear();

private:
    void addFact(const QString& name, const QString& value);

    widgets::Label* m_title;
    widgets::Label* m_why;
    QGridLayout* m_facts;
};

}  // namespace opdesk::ui::sync_center
