#pragma once

#include <QKeySequence>
#include <QMetaType>
#include <QString>
#include <QWidget>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace opdesk::ui::widgets {

/// One thing a person may do. Only allowed commands are listed.
struct PaletteCommand {
    QString id;
    QString iconName;
    QString title;
    QString detail;  ///< quiet words after the title
    QString group;   ///< "For Vaishali Patil", "Queue", "Patients"
    QKeySequence keys;
    QString keywords;        ///< other words that find it
    bool first = false;      ///< among equal matches it comes first, whatever its group (a place to go to)
    bool ofSubject = false;  ///< for the patient in front of the person: before everything else
};

/// Ctrl+K: a list of commands with their keys, filtered as one types. Shown in an OverlayLayer, 640 px wide.
/// The caller gives it to the layer and closes the layer when chosen() or dismissed() comes.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent = nullptr);

    void setCommands(const QList<PaletteCommand>& commands);
    /// What somebody else found for the typed text (patients): listed last, as given.
    void setFound(const QList<PaletteCommand>& found);
    /// The patient the first group is for; empty for none. Backspace on the empty field drops it.
    void setContext(const QString& words);
    /// Empties the field, selects the first row and takes the focus.
    void start();
    /// Ids listed now, in order.
    QStringList shownIds() const;
    QLineEdit* field() const { return m_field; }

signals:
    void chosen(const QString& id);
    void contextDropped();
    void textTyped(const QString& text);  ///< so that the shell may add patients

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void addRow(const PaletteCommand& command, const QString& heading);
    void choose();
    void dropContext();
    void move(int by);
    QRect contextBox() const;

    QList<PaletteCommand> m_commands;
    QList<PaletteCommand> m_found;
    QString m_context;
    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_model;
};

}  // namespace opdesk::ui::widgets

Q_DECLARE_METATYPE(opdesk::ui::widgets::PaletteCommand)
