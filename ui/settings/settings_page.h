#pragma once

#include <memory>
#include <vector>

#include "core/clinic/day.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/page.h"

class QBoxLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class ComboField;
class Label;
class ListView;
class RowListModel;
class SearchField;
class SegmentedControl;
class SideStack;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::settings {

/// A place one may start in: id and the rail's word.
struct StartPlace {
    QString id;
    QString word;
};

class ClinicPanel;
class PricePanel;

/// Settings (screens.md §21): list left, one page right, a search that finds a setting by word. An own one is in force
/// at once and kept at once; the clinic's and its price list are saved, by who may. Each can be taken back.
class SettingsPage : public widgets::Page {
    Q_OBJECT
public:
    explicit SettingsPage(Preferences& preferences, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void undoLast() override;
    QVariantMap typedSoFar() const override;
    void typeAgain(const QVariantMap& typed) override;

    /// The places this role has, for "Start in". Called by the shell after start().
    void setStartPlaces(const QList<StartPlace>& places);
    /// Who knows the printers of this computer; asked whenever the page comes to the front.
    void setPrinters(FindPrinters find) { m_findPrinters = std::move(find); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Setting {
        Choice choice;
        QString section;
        QString title;
        QString otherWords;  ///< found by these too
        QString help;
        widgets::SegmentedControl* control = nullptr;  ///< or
        widgets::ComboField* combo = nullptr;
        QWidget* field() const;
    };
    using Words = std::vector<std::pair<QString, QString>>;  ///< value and the word for it

    QWidget* buildLeft();
    QWidget* buildOwn();
    QWidget* buildRight();
    void showRightOf(const QModelIndex& index);
    void showRight(QWidget* panel);
    void addSetting(Setting setting, const QString& objectName, const Words& choices);
    void addUsualDoctor();
    void offerDoctors(const std::vector<clinic::DoctorLine>& doctors);
    void addPrinters();
    void offerPrinters(const QStringList& names);
    void fillList();
    void goTo(const QModelIndex& index);
    void choose(Choice choice, const QString& value);
    void showValues();
    void sayChanged();
    QString wordOf(const Setting& setting) const;
    const Setting* find(Choice choice) const;

    Preferences& m_preferences;
    std::vector<Setting> m_settings;
    QString m_lastValue;  ///< what stood before the last change
    int m_lastChoice = -1;
    widgets::SearchField* m_search;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    std::shared_ptr<clinic::Desk> m_desk;
    FindPrinters m_findPrinters;
    QBoxLayout* m_halves = nullptr;   ///< side by side where there is room
    QVBoxLayout* m_column = nullptr;  ///< the half settings are added to
    QAction *m_saveClinic, *m_savePrice, *m_newCode, *m_retireCode;
    widgets::SideStack* m_right = nullptr;
    QWidget* m_own = nullptr;
    ClinicPanel* m_clinic = nullptr;
    PricePanel* m_prices = nullptr;
    QWidget* m_lastChanged = nullptr;  ///< the part whose change Ctrl+Z takes back
    bool m_mayClinic = false, m_mayPrices = false;
};

}  // namespace opdesk::ui::settings
