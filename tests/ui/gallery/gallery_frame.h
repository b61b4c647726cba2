#pragma once

#include <QWidget>

namespace opdesk::gallery {

/// Rail, top bar and key bar around a page of the gallery, as the program shows them.
QWidget* frame(QWidget* page, const QString& place, bool offline);

struct GalleryScene {
    QString name;
    QWidget* window;
    QString focused;  ///< object name of what has the focus
};
/// Every scene, new each time; the caller shows and deletes the windows.
QList<GalleryScene> scenes();

}  // namespace opdesk::gallery
