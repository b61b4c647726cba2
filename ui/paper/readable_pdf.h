#pragma once

#include <QBuffer>
#include <QPdfWriter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace opdesk::ui::paper {

/// A PDF whose text comes out again as it went in. Qt maps glyphs to letters one by one, which no Indian script
/// survives; here each run of glyphs carries its words as /ActualText (ISO 32000-1, 14.9.4). See docs/adr/0017.
class ReadablePdf : public QPdfWriter {
public:
    ReadablePdf();

    /// What is painted between the two calls reads as `words`; `box` is where. Calls do not nest.
    void beginWords(QPainter& painter, const QRectF& box, const QString& words);
    void endWords(QPainter& painter);
    /// The finished file, once painting has ended. Empty when it is not as Qt is known to write it: use another writer.
    QByteArray finish();

private:
    explicit ReadablePdf(std::unique_ptr<QBuffer> buffer);
    std::unique_ptr<QBuffer> m_buffer;
    QStringList m_words;
};

/// Paints into a file in memory, twice should the words not fit in the first time. `title` is seen in windows and
/// queues: never a person's name. Empty when `paint` fails.
QByteArray readablePdf(const QString& title, const std::function<bool(QPagedPaintDevice&)>& paint);

/// Readers of PDF turn runs of right-to-left letters around, as those stand in a page from left to right; this is the
/// order that comes out right.
QString inReadersOrder(const QString& words);

}  // namespace opdesk::ui::paper
