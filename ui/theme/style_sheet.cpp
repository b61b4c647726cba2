#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

namespace opdesk::ui::theme {

namespace {

struct LabelRule {
    const char* role;
    Type type;
    int weight;
    Role colour;
};

constexpr LabelRule kRules[] = {
    {"body", Type::body, 400, Role::text},
    {"strong", Type::body, 600, Role::text},
    {"second", Type::body, 400, Role::text2},
    {"hint", Type::small, 400, Role::text3},
    {"small", Type::small, 400, Role::text2},
    {"label", Type::small, 500, Role::text2},
    {"group", Type::micro, 600, Role::text3},
    {"micro", Type::micro, 400, Role::text3},
    {"entry", Type::entry, 500, Role::text},
    {"cardTitle", Type::entry, 600, Role::text},
    {"title", Type::title, 600, Role::text},
    {"money", Type::money, 600, Role::text},
    {"danger", Type::small, 500, Role::danger},
    {"warn", Type::small, 500, Role::warnText},
    {"ok", Type::small, 500, Role::okText},
    {"link", Type::body, 500, Role::accent},
    {"dangerStrong", Type::body, 600, Role::dangerText},
    {"onRail", Type::body, 400, Role::railText},
};

}  // namespace

QString styleSheet(const Theme& theme) {
    QString sheet;
    for (const LabelRule& rule : kRules) {
        sheet += QStringLiteral("QLabel[role=\"%1\"]{font-size:%2pt;font-weight:%3;color:%4;}")
                     .arg(QLatin1String(rule.role))
                     .arg(theme.font(rule.type).pointSizeF())
                     .arg(rule.weight)
                     .arg(theme.color(rule.colour).name());
    }
    sheet += QStringLiteral("QFrame[card=\"true\"]{background:%1;border:1px solid %2;border-radius:%3px;}")
                 .arg(theme.color(Role::surface).name(), theme.color(Role::border).name())
                 .arg(kRadiusCard);
    return sheet;
}

}  // namespace opdesk::ui::theme
