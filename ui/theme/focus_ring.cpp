#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFocusFrame>
#include <QVariant>

namespace opdesk::ui::theme {

FocusRing::FocusRing(QApplication& application) : QObject(&application) {
    connect(&application, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* now) {
    const bool wanted = now && (qobject_cast<QAbstractButton*>(now) || now->property("focusRing").toBool()) &&
                        !now->property("ownFocusRing").toBool();
    if (!wanted) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // A frame belongs to the window it was last in and goes with it.
    if (!m_frame)
        m_frame = new QFocusFrame(now);
    m_frame->setWidget(now);
}

}  // namespace opdesk::ui::theme
