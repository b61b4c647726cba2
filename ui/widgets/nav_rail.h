#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace opdesk::ui::widgets {

class RailButton;

/// The 76 px rail: icon over word for each place of this role, a count bubble where something waits, Lock at the
/// bottom. One tab stop; arrow keys move inside.
class NavRail : public QWidget {
    Q_OBJECT
public:
    explicit NavRail(QWidget* parent = nullptr);

    /// `id` names the place ("desk"); it is also the object name "nav_<id>".
    void addPlace(const QString& id, const QString& iconName, const QString& word);
    void clearPlaces();
    /// `count` 0 hides the bubble; `spoken` is what a screen reader adds ("3 to settle").
    void setCount(const QString& id, int count, const QString& spoken = {});
    void setCurrent(const QString& id);
    /// The place one is in gets the keys (F10).
    void focusCurrent();
    QString current() const;

signals:
    void placeChosen(const QString& id);
    void lockAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    RailButton* button(const QString& id) const;
    void step(QWidget* from, int by);
    void fitWidth();

    QButtonGroup* m_group;
    QVBoxLayout* m_column;
    QList<RailButton*> m_places;
    RailButton* m_lock = nullptr;
};

}  // namespace opdesk::ui::widgets
