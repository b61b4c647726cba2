#include "ui/paper/readable_pdf.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace opdesk::ui::paper {

namespace {

/// Boxes filled in these colours are no ink: finish() puts the words in their place. No paper uses them.
using Mark = std::array<int, 3>;
constexpr Mark kBegin{3, 1, 2};
constexpr Mark kEnd{1, 3, 2};

bool isMark(const QList<QByteArray>& parts, const Mark& wanted) {
    // "/CSp cs r g b scn"
    if (parts.size() != 6 || parts[5] != "scn" || parts[1] != "cs")
        return false;
    for (int i = 0; i < 3; ++i)
        if (std::abs(parts[2 + i].toDouble() - wanted[static_cast<std::size_t>(i)] / 255.0) > 0.0005)
            return false;
    return true;
}

QByteArray hexOf(const QString& words) {
    QByteArray hex("<FEFF");
    for (const QChar unit : words)
        hex += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

/// Turns the boxes of a page's content into marked content.
class Marker {
public:
    Marker(const QStringList& words, qsizetype& next) : m_words(words), m_next(next) {}

    std::optional<QByteArray> rewrite(const QByteArray& content) {
        const auto lines = content.split('\n');
        QByteArray out;
        out.reserve(content.size() + content.size() / 4);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QByteArray& line = lines[i];
            if (line.endsWith("scn"))
                look(line);
            if (m_inWords && line.endsWith("Tj"))
                m_hasGlyphs = true;
            if (const auto tf = line.indexOf(" Tf "); tf > 0 && line.startsWith('/'))
                m_font = line.left(line.indexOf(' '));
            // Qt hides the second stroke of a made-up bold in a span of its own; within ours the first end would end
            // both.
            if (m_inWords && (line.endsWith(" BDC") || line == "EMC"))
                continue;
            const bool isBox = line.endsWith(" re") && i + 1 < lines.size() && lines[i + 1] == "f";
            if (isBox && m_color == Color::begin) {
                if (m_inWords || m_next >= m_words.size())
                    return std::nullopt;
                m_inWords = true;
                m_hasGlyphs = false;
                m_textEnd = -1;
                m_box = line;
                out += "/Span <</ActualText " + hexOf(m_words[m_next++]) + ">> BDC\n";
                ++i;
            } else if (isBox && m_color == Color::end) {
                if (!m_inWords)
                    return std::nullopt;
                m_inWords = false;
                // A reader takes the place of the words from the state at their end: with the letters, not after them.
                if (m_hasGlyphs && m_textEnd >= 0)
                    out.insert(m_textEnd, "EMC\n");
                else
                    out += anchor() + "EMC\n";
                ++i;
            } else {
                out += line;
                if (i + 1 < lines.size())
                    out += '\n';
                if (m_inWords && line == "ET")
                    m_textEnd = out.size();
            }
        }
        if (m_inWords)
            return std::nullopt;
        return out;
    }

private:
    enum class Color { other, begin, end };

    void look(const QByteArray& line) {
        const auto parts = line.split(' ');
        m_color = isMark(parts, kBegin) ? Color::begin : isMark(parts, kEnd) ? Color::end : Color::other;
    }
    /// Words whose letters were drawn as shapes hang on one glyph nobody sees (text render mode 3).
    QByteArray anchor() const {
        const auto box = m_box.split(' ');
        if (m_font.isEmpty() || box.size() < 4)
            return {};
        return "BT\n3 Tr " + m_font + ' ' + box[3] + " Tf 1 0 0 -1 " + box[0] + ' ' +
               QByteArray::number(box[1].toDouble() + box[3].toDouble()) + " Tm <0001> Tj\n0 Tr ET\n";
    }

    const QStringList& m_words;
    qsizetype& m_next;
    Color m_color = Color::other;
    bool m_inWords = false, m_hasGlyphs = false;
    qsizetype m_textEnd = -1;  ///< behind the last letters of the words
    QByteArray m_box, m_font;
};

/// The objects of a file as Qt writes it: one table of places, nothing in object streams.
class Objects {
public:
    static std::optional<Objects> read(const QByteArray& file) {
        Objects objects;
        const auto start = file.lastIndexOf("startxref\n");
        const auto table = start < 0 ? -1 : file.mid(start + 10, 20).split('\n').first().toLongLong();
        const auto trailer = file.lastIndexOf("trailer\n");
        if (table <= 0 || trailer < table || !QByteArrayView(file).sliced(table).startsWith("xref\n0 "))
            return std::nullopt;
        const auto head = file.indexOf('\n', table + 5);
        const int count = file.mid(table + 7, head - table - 7).trimmed().toInt();
        std::vector<std::pair<qsizetype, int>> places;
        for (int i = 1; i < count; ++i) {
            const auto row = file.mid(head + 1 + qsizetype{20} * i, 20);
            if (row.size() == 20 && row[17] == 'n')
                places.emplace_back(row.left(10).toLongLong(), i);
        }
        std::sort(places.begin(), places.end());
        if (places.empty())
            return std::nullopt;
        objects.m_head = file.left(places.front().first);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto end = i + 1 < places.size() ? places[i + 1].first : table;
            const auto name = QByteArray::number(places[i].second) + " 0 obj\n";
            auto body = file.mid(places[i].first, end - places[i].first);
            if (!body.startsWith(name))
                return std::nullopt;
            objects.m_order.push_back(places[i].second);
            objects.m_bodies[places[i].second] = body.mid(name.size());
        }
        objects.m_count = count;
        objects.m_trailer = file.mid(trailer, start - trailer);
        return objects;
    }

    /// Numbers of the streams of the pages, in the order of the pages.
    std::vector<int> contents() const {
        std::vector<int> found;
        for (const int number : m_order) {
            const QByteArray& body = m_bodies.at(number);
            const auto at = body.indexOf("\n/Contents ");
            if (body.contains("/Type /Page\n") && at >= 0)
                found.push_back(body.mid(at + 11, 12).split(' ').first().toInt());
        }
        return found;
    }
    std::optional<QByteArray> stream(int number) const {
        const auto found = m_bodies.find(number);
        if (found == m_bodies.end())
            return std::nullopt;
        const auto begin = found->second.indexOf("stream\n");
        const auto end = found->second.lastIndexOf("endstream");
        if (begin < 0 || end < begin || !found->second.left(begin).contains("/FlateDecode"))
            return std::nullopt;
        // qUncompress wants the length first; what it is told is only where it begins to try.
        const auto packed = found->second.mid(begin + 7, end - begin - 7);
        const auto guess = static_cast<quint32>(packed.size()) * 8;
        QByteArray sized(4, '\0');
        for (int i = 0; i < 4; ++i)
            sized[i] = static_cast<char>(guess >> (24 - 8 * i));
        const auto plain = qUncompress(sized + packed);
        return plain.isEmpty() ? std::nullopt : std::optional(plain);
    }
    void setStream(int number, const QByteArray& plain) {
        const auto packed = qCompress(plain).mid(4);
        m_bodies[number] = "<<\n/Length " + QByteArray::number(packed.size()) + "\n/Filter /FlateDecode\n>>\nstream\n" +
                           packed + "\nendstream\nendobj\n";
    }
    QByteArray write() const {
        QByteArray file = m_head;
        std::map<int, qsizetype> places;
        for (const int number : m_order) {
            places[number] = file.size();
            file += QByteArray::number(number) + " 0 obj\n" + m_bodies.at(number);
        }
        const auto table = file.size();
        file += "xref\n0 " + QByteArray::number(m_count) + "\n0000000000 65535 f \n";
        for (int i = 1; i < m_count; ++i) {
            const auto found = places.find(i);
            file += found == places.end() ? QByteArray("0000000000 65535 f \n")
                                          : QByteArray::number(found->second).rightJustified(10, '0') + " 00000 n \n";
        }
        return file + m_trailer + "startxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    }

private:
    QByteArray m_head, m_trailer;
    std::vector<int> m_order;
    std::map<int, QByteArray> m_bodies;
    int m_count = 0;
};

void paintMark(QPainter& painter, const QRectF& box, const Mark& mark) {
    QColor color;
    color.setRgb(mark[0], mark[1], mark[2]);
    painter.fillRect(box, color);
}

}  // namespace

ReadablePdf::ReadablePdf(std::unique_ptr<QBuffer> buffer) : QPdfWriter(buffer.get()), m_buffer(std::move(buffer)) {
    m_buffer->open(QIODevice::WriteOnly);
}

ReadablePdf::ReadablePdf() : ReadablePdf(std::make_unique<QBuffer>()) {}

void ReadablePdf::beginWords(QPainter& painter, const QRectF& box, const QString& words) {
    m_words << inReadersOrder(words);
    paintMark(painter, box, kBegin);
}

void ReadablePdf::endWords(QPainter& painter) {
    paintMark(painter, QRectF(0, 0, 1, 1), kEnd);
}

QByteArray ReadablePdf::finish() {
    auto objects = Objects::read(m_buffer->data());
    if (!objects)
        return {};
    qsizetype next = 0;
    for (const int number : objects->contents()) {
        const auto plain = objects->stream(number);
        const auto marked = plain ? Marker(m_words, next).rewrite(*plain) : std::nullopt;
        if (!marked)
            return {};
        objects->setStream(number, *marked);
    }
    return next == m_words.size() ? objects->write() : QByteArray();
}

QByteArray readablePdf(const QString& title, const std::function<bool(QPagedPaintDevice&)>& paint) {
    const auto prepare = [&](QPdfWriter& writer) {
        writer.setResolution(1200);
        writer.setCreator(QStringLiteral("OPDesk"));
        writer.setTitle(title);
    };
    ReadablePdf pdf;
    prepare(pdf);
    if (!paint(pdf))
        return {};
    if (auto file = pdf.finish(); !file.isEmpty())
        return file;
    // Another Qt may write otherwise: a paper is worth more than its words for a reader.
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter plain(&buffer);
    prepare(plain);
    return paint(plain) ? buffer.data() : QByteArray();
}

QString inReadersOrder(const QString& words) {
    const auto letters = words.toUcs4();
    const auto is = [](char32_t letter, std::initializer_list<QChar::Direction> kinds) {
        return std::ranges::find(kinds, QChar::direction(letter)) != kinds.end();
    };
    std::vector<char32_t> out(letters.begin(), letters.end());
    for (std::size_t i = 0; i < out.size();) {
        if (!is(out[i], {QChar::DirR, QChar::DirAL})) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < out.size() && !is(out[end], {QChar::DirL, QChar::DirEN, QChar::DirAN}))
            ++end;
        std::reverse(out.begin() + static_cast<std::ptrdiff_t>(i), out.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
    }
    return QString::fromUcs4(out.data(), static_cast<qsizetype>(out.size()));
}

}  // namespace opdesk::ui::paper
