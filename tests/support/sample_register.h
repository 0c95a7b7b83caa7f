#pragma once

#include "core/register/base/register.h"
#include "importers/sample/sample.h"

#include <filesystem>
#include <string>
#include <unistd.h>

namespace dongbo::test {

/// An opened copy of the sample district's register; the original is created once per process.
class SampleRegister
{
public:
    SampleRegister()
        : reg(Register::open(copy(), {}))
    {}
    SampleRegister(const SampleRegister&) = delete;
    SampleRegister& operator=(const SampleRegister&) = delete;
    ~SampleRegister()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path.parent_path(), ignored);
    }

private:
    std::filesystem::path m_path;

    static const std::filesystem::path& original()
    {
        static const struct Made
        {
            std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                           ("dongbo-sample-" + std::to_string(::getpid()));
            std::filesystem::path file = folder / "mau.dongbo";
            Made()
            {
                std::filesystem::create_directories(folder);
                static_cast<void>(importers::makeSample(file, {}));
                // nothing may remain in the write-ahead log: only the main file is copied
                Register::open(file, {}).database().checkpoint();
            }
            ~Made()
            {
                std::error_code ignored;
                std::filesystem::remove_all(folder, ignored);
            }
        } made;
        return made.file;
    }

    const std::filesystem::path& copy()
    {
        static int count = 0;
        const auto folder =
            std::filesystem::temp_directory_path() /
            ("dongbo-sample-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(folder);
        m_path = folder / "mau.dongbo";
        std::filesystem::copy_file(original(), m_path);
        return m_path;
    }

public:
    Register reg; // declared after the path it needs
};

} // namespace dongbo::test
