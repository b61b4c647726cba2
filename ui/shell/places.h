#pragma once

#include <QString>
#include <QStringList>
#include <span>

#include "core/base/clock.h"
#include "ui/consult/consult_page.h"
#include "ui/paper/print_port.h"
#include "ui/settings/preferences.h"

namespace opdesk::ui::widgets {
class Page;
}

namespace opdesk::ui::shell {

/// What makers of pages may hand on to them.
struct PageNeeds {
    settings::Preferences& preferences;
    const base::Clock& clock;
    consult::PrintPaper print;
    paper::PrintSheet sheet = {};  ///< every other paper: slips, bills, day closes
    settings::FindPrinters printers = {};
};

/// A page of the program, made when it is first needed. Adding a page is adding its line to the table in places.cpp.
struct Place {
    const char* id;          ///< "calendar"
    const char* icon;        ///< of the rail and the palette
    const char* word;        ///< of the rail and the palette, to be translated in the context "Places"
    const char* permission;  ///< absent without it; empty: everybody
    const char* rail;        ///< id of the place whose rail button is lit; its own id: it has a button
    const char* otherWords;  ///< the palette finds it by these too, in any language of the interface
    widgets::Page* (*make)(const PageNeeds& needs);

    bool hasButton() const { return QLatin1String(id) == QLatin1String(rail); }
    QString name() const { return QString::fromLatin1(id); }
    QString shownWord() const;
};

/// In the order of the rail.
std::span<const Place> places();
/// Null for an id that is no place.
const Place* placeOf(const QString& id);

}  // namespace opdesk::ui::shell
