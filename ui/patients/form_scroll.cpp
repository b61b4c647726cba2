#include "ui/patients/form_scroll.h"

#include <QApplication>

namespace opdesk::ui::patients {

FormScroll::FormScroll(QWidget* form, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(form);
    // Both fill themselves by default; the card's surface is to be seen.
    viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 0, 40);
    });
}

QSize FormScroll::sizeHint() const {
    // Little of its own: the page gives it what is left, and does not grow over the window for it.
    return {widget() ? widget()->sizeHint().width() : 400, 200};
}

}  // namespace opdesk::ui::patients
