#pragma once

#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::patients {

/// The middle of a form's card. No row of fields is cut by its lower edge: what is not there whole is covered, with a
/// mark that more stands below.
class FormScroll : public widgets::ScrollBody {
    Q_OBJECT
public:
    explicit FormScroll(QWidget* form, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void cover();

    QWidget* m_cover;
};

}  // namespace opdesk::ui::patients
