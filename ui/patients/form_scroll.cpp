#include "ui/patients/form_scroll.h"

#include <QApplication>

namespace opdesk::ui::patients {

FormScroll::FormScroll(QWidget* form, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
    setWidget(form);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 0, 40);
    });
}

QSize FormScroll::sizeHint() const {
    return widget() ? widget()->sizeHint() : QSize(400, 300);
}

}  // namespace opdesk::ui::patients
