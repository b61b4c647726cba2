#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QTextLayout>

#include <memory>
#include <string>

class QPainter;

namespace opdesk::ui::paper {

/// The painter works in hundredths of a millimetre on every device, so that preview and paper break lines alike.
inline constexpr double kUnitsPerMillimetre = 100.0;
inline constexpr double kUnitsPerPoint = 2540.0 / 72.0;
inline constexpr double mm(double value) {
    return value * kUnitsPerMillimetre;
}

/// Smallest sizes of the design: clinical text 8.5 pt, medicine 9.6 bold, Indic 9.6, labels and foot 7.4.
inline constexpr double kClinicalPoints = 8.5;
inline constexpr double kMedicinePoints = 9.6;
inline constexpr double kIndicPoints = 9.6;
inline constexpr double kLabelPoints = 7.4;

struct Run {
    QString text;
    double points = kClinicalPoints;
    bool bold = false;
    QColor ink = Qt::black;
};

/// Text laid out once for a width; literal, never markup. Copies share the layout. A sign no font has, or one that
/// works unseen, is painted as its number, "[U+1F642]", never as a box; a PDF still holds the sign itself.
class Laid {
public:
    Laid() = default;
    Laid(const QList<Run>& runs, double width, Qt::Alignment alignment = Qt::AlignLeft);
    /// At most `lines` lines; what does not fit ends in "…", and the text of the last run is added to `whole`, to be
    /// printed elsewhere. Without `whole` the dots alone say it.
    Laid(QList<Run> runs, double width, Qt::Alignment alignment, int lines, QStringList* whole = nullptr);

    double height() const { return m_height; }
    /// Width of the widest line.
    double width() const;
    int lineCount() const { return m_layout ? m_layout->lineCount() : 0; }
    double lineHeight(int line) const;
    void draw(QPainter& painter, QPointF at) const;
    void drawLine(QPainter& painter, int line, QPointF at) const;

private:
    void lay(const QList<Run>& runs, double width, Qt::Alignment alignment);
    QString wordsOf(const QTextLine& line) const;

    std::shared_ptr<QTextLayout> m_layout;
    QString m_words;      ///< as given
    QList<int> m_places;  ///< of each painted unit in m_words, and the end
    double m_height = 0;
};

QString text(const std::string& utf8);
/// Words printed on every paper; translatable with context "Paper".
QString words(const char* english);
QColor grey();
/// A size that keeps Indic letters readable: `points` for Latin, never under 9.6 for Indic.
double sizeFor(const QString& text, double points);

}  // namespace opdesk::ui::paper
