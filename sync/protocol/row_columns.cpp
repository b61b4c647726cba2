#include "sync/protocol/row_columns.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/clock.h"
#include "sync/protocol/column_bytes.h"

namespace opdesk::sync::protocol {

namespace {

constexpr std::uint8_t kFormat = 2;
constexpr std::uint64_t kMaxRows = 1'000'000;
/// In a template: here a text stood, here a number or a word. Neither occurs in canonical JSON.
constexpr char kTextPlace = 1, kPlainPlace = 2;
/// In a column: an id of the table, a difference of milliseconds, or bytes that were written in hex. Else text up to a
/// zero.
constexpr std::uint8_t kEnd = 0, kId = 1, kInstant = 2, kHex = 3;
constexpr std::size_t kIdChars = 36, kInstantChars = 24, kLeastHex = 16;
/// UUIDv7: 48 bits of time, then what is random.
constexpr std::size_t kTimeBytes = 6, kTailBytes = 10;

std::int64_t timeOf(const base::Uuid& id) {
    std::int64_t time = 0;
    for (std::size_t i = 0; i < kTimeBytes; ++i)
        time = time << 8 | id.bytes()[i];
    return time;
}

base::Uuid uuidOf(std::int64_t time, base::ByteView tail) {
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < kTimeBytes; ++i)
        bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(time) >> (8 * (kTimeBytes - 1 - i)));
    std::ranges::copy(tail, bytes.begin() + kTimeBytes);
    return base::Uuid(bytes);
}

struct IdColumn {
    base::Bytes times, tails;
    std::int64_t last = 0;
    void add(const base::Uuid& id) {
        const auto time = timeOf(id);
        putSigned(times, time - last);
        last = time;
        tails.insert(tails.end(), id.bytes().begin() + kTimeBytes, id.bytes().end());
    }
};

bool isHex(std::string_view text) {
    return text.size() >= kLeastHex && text.size() % 2 == 0 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A body taken apart: its template and what stood in its places, with the member each belongs to.
struct Parts {
    std::string shape;
    std::vector<std::string_view> values, members;

    /// False for text with a control character or an open string.
    bool take(std::string_view body) {
        shape.clear();
        values.clear();
        members.clear();
        std::string_view member;
        for (std::size_t i = 0; i < body.size();) {
            const char c = body[i];
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c == '"') {
                std::size_t end = i + 1;
                while (end < body.size() && body[end] != '"') {
                    if (static_cast<unsigned char>(body[end]) < 0x20)
                        return false;
                    end += body[end] == '\\' ? 2 : 1;
                }
                if (end >= body.size())
                    return false;
                const auto content = body.substr(i + 1, end - i - 1);
                if (end + 1 < body.size() && body[end + 1] == ':') {
                    shape.append(body.substr(i, end + 2 - i));
                    member = content;
                    i = end + 2;
                } else {
                    shape.push_back(kTextPlace);
                    values.push_back(content);
                    members.push_back(member);
                    i = end + 1;
                }
            } else if (c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':') {
                shape.push_back(c);
                ++i;
            } else {
                std::size_t end = i;
                while (end < body.size() && body[end] != ',' && body[end] != '}' && body[end] != ']') {
                    if (static_cast<unsigned char>(body[end]) < 0x20)
                        return false;
                    ++end;
                }
                shape.push_back(kPlainPlace);
                values.push_back(body.substr(i, end - i));
                members.push_back(member);
                i = end;
            }
        }
        return true;
    }
};

class Packer {
public:
    base::Result<base::Bytes> pack(std::vector<RowText> rows) {
        std::ranges::sort(
            rows, [](const RowText& a, const RowText& b) { return a.kind != b.kind ? a.kind < b.kind : a.id < b.id; });
        IdColumn own;
        base::Bytes flags, versions, seqs, chosen, kinds;
        std::uint64_t kindCount = 0;
        std::int64_t lastSeq = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            own.add(rows[i].id);
            m_ids.emplace(rows[i].id, i);
        }
        m_rows = rows.size();
        for (std::size_t i = 0; i < rows.size();) {
            const auto kind = rows[i].kind;
            const std::size_t first = i;
            for (; i < rows.size() && rows[i].kind == kind; ++i) {
                const RowText& row = rows[i];
                flags.push_back(row.deleted ? 1 : 0);
                putUnsigned(versions, static_cast<std::uint64_t>(row.version));
                putSigned(seqs, row.seq - lastSeq);
                lastSeq = row.seq;
                if (!m_parts.take(row.body))
                    return base::fail(base::ErrorCode::invalidInput, "a body is not canonical JSON");
                putUnsigned(chosen, addBody(kindCount));
            }
            putText(kinds, model::kindName(kind));
            putUnsigned(kinds, i - first);
            ++kindCount;
        }
        base::Bytes out{kFormat};
        putUnsigned(out, rows.size());
        putUnsigned(out, kindCount);
        out.insert(out.end(), kinds.begin(), kinds.end());
        putUnsigned(out, m_shapeCount);
        out.insert(out.end(), m_shapes.begin(), m_shapes.end());
        putUnsigned(out, m_columns.size());
        putUnsigned(out, m_extra);
        for (const auto* section : {&flags, &versions, &seqs, &chosen, &own.times, &m_others.times})
            putBytes(out, *section);
        for (const auto& column : m_columns)
            putBytes(out, column.bytes);
        for (const auto* section : {&own.tails, &m_others.tails})
            putBytes(out, *section);
        return out;
    }

private:
    struct Column {
        base::Bytes bytes;
        std::int64_t last = 0;
    };
    struct Shape {
        std::uint64_t number = 0;
        std::vector<std::size_t> columns;
    };

    std::uint64_t addBody(std::uint64_t kind) {
        m_key.assign(1, static_cast<char>(kind));
        m_key += m_parts.shape;
        auto [it, isNew] = m_known.try_emplace(m_key);
        Shape& shape = it->second;
        if (isNew) {
            shape.number = m_shapeCount++;
            putText(m_shapes, m_parts.shape);
            for (const auto member : m_parts.members) {
                std::string name(1, static_cast<char>(kind));
                name += member;
                const auto column = m_columnOf.emplace(std::move(name), m_columns.size());
                if (column.second)
                    m_columns.emplace_back();
                shape.columns.push_back(column.first->second);
                putUnsigned(m_shapes, column.first->second);
            }
        }
        std::size_t place = 0;
        for (const char c : m_parts.shape)
            if (c == kTextPlace || c == kPlainPlace) {
                addValue(m_columns[shape.columns[place]], m_parts.values[place], c == kTextPlace);
                ++place;
            }
        return shape.number;
    }

    void addValue(Column& column, std::string_view value, bool isText) {
        if (isText && value.size() == kIdChars) {
            if (const auto id = base::Uuid::parse(value)) {
                const auto [it, isNew] = m_ids.emplace(*id, m_rows + m_extra);
                if (isNew) {
                    m_others.add(*id);
                    ++m_extra;
                }
                column.bytes.push_back(kId);
                return putUnsigned(column.bytes, it->second);
            }
        }
        if (isText && value.size() == kInstantChars && value.back() == 'Z') {
            const auto instant = base::instantFromIso(value);
            if (instant && base::toIso(*instant) == value) {
                const auto millis = base::toMillis(*instant);
                column.bytes.push_back(kInstant);
                putSigned(column.bytes, millis - column.last);
                column.last = millis;
                return;
            }
        }
        if (isText && isHex(value)) {
            const auto bytes = base::fromHex(value);
            column.bytes.push_back(kHex);
            return putBytes(column.bytes, *bytes);
        }
        column.bytes.insert(column.bytes.end(), value.begin(), value.end());
        column.bytes.push_back(kEnd);
    }

    Parts m_parts;
    std::string m_key;
    std::unordered_map<std::string, Shape> m_known;
    base::Bytes m_shapes;
    std::uint64_t m_shapeCount = 0;
    std::unordered_map<std::string, std::size_t> m_columnOf;
    std::vector<Column> m_columns;
    std::unordered_map<base::Uuid, std::uint64_t> m_ids;  ///< rows' own, then others in order of appearance
    std::uint64_t m_rows = 0, m_extra = 0;
    IdColumn m_others;
};

base::Error damaged() {
    return {base::ErrorCode::damaged, "the columns of a part do not fit together", {}, {}};
}

class Unpacker {
public:
    explicit Unpacker(base::ByteView packed) : m_in(packed) {}

    base::Status run(OpenedPart& into) {
        if (m_in.byte() != kFormat)
            return base::fail(damaged());
        const auto rows = m_in.number(kMaxRows);
        readKinds(rows);
        readShapes();
        const auto columnCount = m_in.number(m_in.left());
        const auto others = m_in.number(m_in.left());
        ColumnReader flags(m_in.bytes()), versions(m_in.bytes()), seqs(m_in.bytes()), chosen(m_in.bytes());
        ColumnReader ownTimes(m_in.bytes()), otherTimes(m_in.bytes());
        for (std::uint64_t i = 0; i < columnCount && !m_in.failed(); ++i)
            m_columns.push_back({ColumnReader(m_in.bytes()), 0});
        readIds(ownTimes, m_in.bytes(), rows);
        readIds(otherTimes, m_in.bytes(), others);
        if (m_in.failed() || m_failed || m_in.left() != 0 || flags.left() != rows)
            return base::fail(damaged());

        std::vector<std::size_t> starts;
        std::int64_t seq = 0;
        std::size_t index = 0;
        for (const auto& [kind, count] : m_kinds) {
            for (std::uint64_t i = 0; i < count; ++i, ++index) {
                RowText row;
                row.id = m_ids[index];
                row.deleted = flags.byte() == 1;
                row.version = static_cast<std::int64_t>(versions.number(kMost));
                seq += seqs.signedNumber();
                row.seq = seq;
                const std::size_t start = into.text.size();
                const auto shape = chosen.number(kMost);
                if (versions.failed() || seqs.failed() || chosen.failed() || seq < 0 || shape >= m_shapes.size() ||
                    !putBody(m_shapes[shape], into.text))
                    return base::fail(damaged());
                if (into.text.size() > kMaxExpandedBytes)
                    return base::fail(base::ErrorCode::tooLarge, "the part expands too far");
                if (!kind) {
                    into.text.resize(start);
                    ++into.skipped;
                    continue;
                }
                row.kind = *kind;
                starts.push_back(start);
                into.rows.push_back(row);
            }
        }
        const auto text = base::asText(into.text);
        for (std::size_t i = 0; i < starts.size(); ++i)
            into.rows[i].body =
                text.substr(starts[i], (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]);
        return {};
    }

private:
    static constexpr std::uint64_t kMost = std::uint64_t{1} << 62;
    struct Column {
        ColumnReader in;
        std::int64_t last = 0;
    };
    struct Shape {
        std::string_view text;
        std::vector<std::size_t> columns;
    };

    void readKinds(std::uint64_t rows) {
        std::uint64_t sum = 0;
        for (auto count = m_in.number(m_in.left()); count > 0 && !m_in.failed(); --count) {
            const auto name = m_in.text();
            const auto of = m_in.number(kMaxRows);
            m_kinds.emplace_back(model::kindFromName(name), of);
            sum += of;
        }
        m_failed = m_failed || sum != rows;
    }

    void readShapes() {
        for (auto count = m_in.number(m_in.left()); count > 0 && !m_in.failed(); --count) {
            Shape shape;
            shape.text = m_in.text();
            for (const char c : shape.text)
                if (c == kTextPlace || c == kPlainPlace)
                    shape.columns.push_back(m_in.number(kMaxRows));
            m_shapes.push_back(std::move(shape));
        }
    }

    void readIds(ColumnReader times, base::ByteView tails, std::uint64_t count) {
        if (tails.size() != count * kTailBytes) {
            m_failed = true;
            return;
        }
        std::uint64_t time = 0;
        for (std::uint64_t i = 0; i < count && !times.failed(); ++i) {
            time += static_cast<std::uint64_t>(times.signedNumber());
            m_ids.push_back(uuidOf(static_cast<std::int64_t>(time), tails.subspan(i * kTailBytes, kTailBytes)));
        }
        m_failed = m_failed || times.failed() || times.left() != 0;
    }

    static void put(base::Bytes& out, std::string_view text) { out.insert(out.end(), text.begin(), text.end()); }

    bool putBody(const Shape& shape, base::Bytes& out) {
        std::size_t place = 0;
        for (const char c : shape.text) {
            if (c != kTextPlace && c != kPlainPlace) {
                out.push_back(static_cast<std::uint8_t>(c));
                continue;
            }
            if (shape.columns[place] >= m_columns.size())
                return false;
            if (c == kTextPlace)
                out.push_back('"');
            if (!putValue(m_columns[shape.columns[place]], out))
                return false;
            if (c == kTextPlace)
                out.push_back('"');
            ++place;
        }
        return out.size() <= 2 * kMaxExpandedBytes;
    }

    bool putValue(Column& column, base::Bytes& out) {
        switch (column.in.peek()) {
            case kId: {
                column.in.byte();
                const auto index = column.in.number(kMost);
                if (column.in.failed() || index >= m_ids.size())
                    return false;
                put(out, m_ids[index].text());
                return true;
            }
            case kInstant: {
                column.in.byte();
                // Of hostile bytes the sum may be any number; no such instant is ever asked for its text.
                constexpr std::int64_t kFurthest = 253'402'300'800'000;
                const auto step = column.in.signedNumber();
                if (column.in.failed() || step > 2 * kFurthest || step < -2 * kFurthest)
                    return false;
                column.last += step;
                if (column.last < -kFurthest || column.last > kFurthest)
                    return false;
                put(out, base::toIso(base::fromMillis(column.last)));
                return true;
            }
            case kHex:
                column.in.byte();
                put(out, base::toHex(column.in.bytes()));
                return !column.in.failed();
            default: {
                const auto text = column.in.textToZero();
                put(out, text);
                return !column.in.failed();
            }
        }
    }

    ColumnReader m_in;
    bool m_failed = false;
    std::vector<std::pair<std::optional<model::KindId>, std::uint64_t>> m_kinds;
    std::vector<Shape> m_shapes;
    std::vector<Column> m_columns;
    std::vector<base::Uuid> m_ids;
};

}  // namespace

base::Result<base::Bytes> packRows(std::vector<RowText> rows) {
    return Packer().pack(std::move(rows));
}

base::Status unpackRows(base::ByteView packed, OpenedPart& into) {
    return Unpacker(packed).run(into);
}

}  // namespace opdesk::sync::protocol
