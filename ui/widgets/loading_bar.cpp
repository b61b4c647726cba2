#include "ui/widgets/loading_bar.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

LoadingBar::LoadingBar(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Loading"));
    setFixedHeight(3);
    hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(theme::kMotionMsLoadingDelay);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
}

void LoadingBar::start() {
    if (!m_delay.isActive() && isHidden())
        m_delay.start();
}

void LoadingBar::stop() {
    m_delay.stop();
    m_permille = -1;
    hide();
}

void LoadingBar::setPermille(int permille) {
    m_permille = permille;
    update();
}

void LoadingBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    painter.fillRect(rect(), theme.color(theme::Role::accentSoft));
    const int part = m_permille < 0 ? width() / 3 : static_cast<int>(static_cast<qint64>(width()) * m_permille / 1000);
    painter.fillRect(QRect(0, 0, part, height()), theme.color(theme::Role::accent));
}

}  // namespace opdesk::ui::widgets
