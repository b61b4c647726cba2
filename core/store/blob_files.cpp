#include "core/store/blob_files.h"

#include <algorithm>
#include <fstream>

#include "core/base/platform.h"

namespace opdesk::store {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;
using base::Status;
using model::BlobName;

namespace {

constexpr std::string_view kPart = ".part";

class BlobFolder final : public BlobFiles {
public:
    explicit BlobFolder(fs::path folder) : m_folder(std::move(folder)) {}

    Status put(const BlobName& name, base::ByteView sealed) override {
        OPDESK_CHECK(prepare());
        return base::platform::replaceFile(fileOf(name), sealed);
    }
    Result<base::Bytes> read(const BlobName& name, std::int64_t offset, std::int64_t most) override {
        return readAt(fileOf(name), offset, most);
    }
    Result<std::optional<std::int64_t>> size(const BlobName& name) override { return sizeOf(fileOf(name)); }

    Result<std::vector<BlobName>> whole() override {
        std::vector<BlobName> names;
        std::error_code error;
        for (fs::directory_iterator it(m_folder, error), end; !error && it != end; it.increment(error))
            if (const auto name = model::blobNameFromHex(it->path().filename().string()))
                names.push_back(*name);
        if (error && error != std::errc::no_such_file_or_directory)
            return base::fail(ErrorCode::ioFailed, "the folder of the attachments cannot be read");
        std::ranges::sort(names);
        return names;
    }

    Result<std::int64_t> partSize(const BlobName& name) override {
        OPDESK_TRY(const auto size, sizeOf(partOf(name)));
        return size.value_or(0);
    }
    Result<base::Bytes> readPart(const BlobName& name, std::int64_t offset, std::int64_t most) override {
        return readAt(partOf(name), offset, most);
    }
    Status append(const BlobName& name, std::int64_t offset, base::ByteView piece) override {
        OPDESK_CHECK(prepare());
        const auto file = partOf(name);
        OPDESK_CHECK(base::platform::makePrivateFile(file));
        std::error_code error;
        fs::resize_file(file, static_cast<std::uintmax_t>(offset), error);
        if (error)
            return failed(error);
        std::ofstream out(file, std::ios::binary | std::ios::in | std::ios::ate);
        out.write(reinterpret_cast<const char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        out.close();
        if (!out)
            return base::fail(freeBytes() < piece.size() ? ErrorCode::diskFull : ErrorCode::ioFailed,
                              "an attachment could not be written");
        return {};
    }
    Status finish(const BlobName& name) override { return base::platform::settleFile(partOf(name), fileOf(name)); }
    Status dropPart(const BlobName& name) override { return removeFile(partOf(name)); }
    Status remove(const BlobName& name) override {
        OPDESK_CHECK(removeFile(partOf(name)));
        return removeFile(fileOf(name));
    }
    std::uintmax_t freeBytes() override { return base::platform::freeBytes(m_folder.parent_path()); }

private:
    fs::path fileOf(const BlobName& name) const { return m_folder / base::toHex(name); }
    fs::path partOf(const BlobName& name) const {
        auto file = fileOf(name);
        file += kPart;
        return file;
    }
    Status prepare() {
        if (m_isPrepared)
            return {};
        OPDESK_CHECK(base::platform::makePrivateFolder(m_folder));
        m_isPrepared = true;
        return {};
    }
    static base::Failure failed(const std::error_code& error) {
        const bool full = error == std::errc::no_space_on_device || error == std::errc::file_too_large;
        return base::fail(full ? ErrorCode::diskFull : ErrorCode::ioFailed, "a file of an attachment");
    }
    static Status removeFile(const fs::path& file) {
        std::error_code error;
        fs::remove(file, error);
        if (error)
            return failed(error);
        return {};
    }
    static Result<std::optional<std::int64_t>> sizeOf(const fs::path& file) {
        std::error_code error;
        const auto size = fs::file_size(file, error);
        if (error == std::errc::no_such_file_or_directory)
            return std::optional<std::int64_t>();
        if (error)
            return failed(error);
        return std::optional(static_cast<std::int64_t>(size));
    }
    static Result<base::Bytes> readAt(const fs::path& file, std::int64_t offset, std::int64_t most) {
        std::ifstream in(file, std::ios::binary);
        if (!in)
            return base::fail(ErrorCode::notFound, "the bytes of the attachment are not here");
        base::Bytes bytes(static_cast<std::size_t>(most));
        in.seekg(offset);
        in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (in.bad())
            return base::fail(ErrorCode::ioFailed, "an attachment could not be read");
        bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
        return bytes;
    }

    fs::path m_folder;
    bool m_isPrepared = false;
};

}  // namespace

fs::path blobFolderOf(const fs::path& cacheFile) {
    auto folder = cacheFile;
    folder += ".blobs";
    return folder;
}

std::unique_ptr<BlobFiles> blobFolder(fs::path folder) {
    return std::make_unique<BlobFolder>(std::move(folder));
}

}  // namespace opdesk::store
