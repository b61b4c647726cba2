#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>

#include <array>
#include <cmath>

namespace opdesk::ui::theme {

namespace {

struct Scale {
    qreal ratio;
    const char* name;
};
constexpr std::array<Scale, 4> kScales{{{1.0, "1"}, {1.25, "1.25"}, {1.5, "1.5"}, {2.0, "2"}}};

QString maskPath(const QString& name, int size, const char* scale) {
    return QStringLiteral(":/icons/%1-%2@%3.png").arg(name).arg(size).arg(QLatin1String(scale));
}

/// The smallest mask that is not coarser than the screen.
QImage mask(const QString& name, int size, qreal ratio) {
    for (const Scale& scale : kScales) {
        if (scale.ratio + 0.01 < ratio && scale.ratio < 2.0)
            continue;
        // Named, so that Qt does not load every plugin for pictures to find out.
        QImage image(maskPath(name, size, scale.name), "PNG");
        if (image.isNull())
            return {};
        const int wanted = static_cast<int>(std::floor(size * ratio + 0.5));
        if (image.width() != wanted)
            image = image.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        return image;
    }
    return {};
}

}  // namespace

bool hasIcon(const QString& name) {
    // Asked at every size of a button and of a badge; names are the program's own.
    static QHash<QString, bool> known;
    auto found = known.constFind(name);
    if (found == known.constEnd())
        found = known.insert(name, QFile::exists(maskPath(name, 16, "1")));
    return *found;
}

QPixmap iconPixmap(const QString& name, int size, const QColor& colour, qreal devicePixelRatio) {
    if (name.isEmpty())
        return {};
    const QString key =
        QStringLiteral("op/%1/%2/%3/%4").arg(name).arg(size).arg(colour.rgba(), 0, 16).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QImage alpha = mask(name, size, devicePixelRatio);
    if (alpha.isNull())
        return {};
    QImage tinted = alpha.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (!alpha.hasAlphaChannel()) {  // a grey mask: its grey is the alpha
        tinted.fill(Qt::black);
        tinted.setAlphaChannel(alpha.convertToFormat(QImage::Format_Grayscale8));
        tinted = tinted.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    }
    QPainter painter(&tinted);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(tinted.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(tinted);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, int size, const QColor& normal, const QColor& disabled, const QColor& on) {
    const qreal ratio = qApp->devicePixelRatio();  // of the finest screen
    const QPixmap plain = iconPixmap(name, size, normal, ratio);
    if (plain.isNull())
        return {};
    QIcon result;
    result.addPixmap(plain, QIcon::Normal, QIcon::Off);
    result.addPixmap(iconPixmap(name, size, disabled, ratio), QIcon::Disabled, QIcon::Off);
    if (on.isValid())
        result.addPixmap(iconPixmap(name, size, on, ratio), QIcon::Normal, QIcon::On);
    return result;
}

}  // namespace opdesk::ui::theme
