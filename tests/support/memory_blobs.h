#pragma once

#include <algorithm>
#include <map>

#include "core/store/blob_files.h"

namespace opdesk::tests {

/// Files of attachments in memory, for desks whose cache lies in memory as well. It outlives the store. What is whole
/// survives a power cut, a part does not: its last bytes are lost.
class MemoryBlobs final : public store::BlobFiles {
public:
    using Files = std::map<model::BlobName, base::Bytes>;

    base::Status put(const model::BlobName& name, base::ByteView sealed) override {
        if (full)
            return base::fail(base::ErrorCode::diskFull, "full");
        files[name].assign(sealed.begin(), sealed.end());
        return {};
    }
    base::Result<base::Bytes> read(const model::BlobName& name, std::int64_t offset, std::int64_t most) override {
        return rangeOf(files, name, offset, most);
    }
    base::Result<std::optional<std::int64_t>> size(const model::BlobName& name) override {
        const auto it = files.find(name);
        if (it == files.end())
            return std::optional<std::int64_t>();
        return std::optional(static_cast<std::int64_t>(it->second.size()));
    }
    base::Result<std::vector<model::BlobName>> whole() override {
        std::vector<model::BlobName> names;
        for (const auto& [name, bytes] : files)
            names.push_back(name);
        return names;
    }
    base::Result<std::int64_t> partSize(const model::BlobName& name) override {
        const auto it = parts.find(name);
        return it == parts.end() ? std::int64_t{0} : static_cast<std::int64_t>(it->second.size());
    }
    base::Result<base::Bytes> readPart(const model::BlobName& name, std::int64_t offset, std::int64_t most) override {
        return rangeOf(parts, name, offset, most);
    }
    base::Status append(const model::BlobName& name, std::int64_t offset, base::ByteView piece) override {
        if (full)
            return base::fail(base::ErrorCode::diskFull, "full");
        auto& part = parts[name];
        part.resize(static_cast<std::size_t>(offset));
        part.insert(part.end(), piece.begin(), piece.end());
        return {};
    }
    base::Status finish(const model::BlobName& name) override {
        auto node = parts.extract(name);
        if (node.empty())
            return base::fail(base::ErrorCode::notFound, "no part");
        files[name] = std::move(node.mapped());
        return {};
    }
    base::Status dropPart(const model::BlobName& name) override {
        parts.erase(name);
        return {};
    }
    base::Status remove(const model::BlobName& name) override {
        parts.erase(name);
        files.erase(name);
        return {};
    }
    std::uintmax_t freeBytes() override { return full ? 0 : std::uintmax_t{1} << 40; }

    /// What was not flushed is gone: of each part the last bytes.
    void losePower() {
        for (auto& [name, part] : parts)
            part.resize(part.size() / 2);
    }

    Files files, parts;
    bool full = false;

private:
    static base::Result<base::Bytes> rangeOf(const Files& from, const model::BlobName& name, std::int64_t offset,
                                             std::int64_t most) {
        const auto it = from.find(name);
        if (it == from.end())
            return base::fail(base::ErrorCode::notFound, "not here");
        const auto size = static_cast<std::int64_t>(it->second.size());
        const auto begin = std::min(offset, size), end = std::min(offset + most, size);
        return base::Bytes(it->second.begin() + begin, it->second.begin() + end);
    }
};

}  // namespace opdesk::tests
