#include "gui/platform/single_instance.h"

#include <wx/ipc.h>
#include <wx/snglinst.h>

#include <cstdio>
#include <system_error>

namespace dongbo::gui {

namespace {

constexpr const char* topic = "dongbo";

wxString toWx(const std::string& utf8)
{
    return wxString::FromUTF8(utf8.data(), utf8.size());
}

/// A name for the file that every process makes alike.
std::string nameOf(const std::filesystem::path& file)
{
    std::error_code failed;
    auto whole = std::filesystem::weakly_canonical(file, failed);
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : (failed ? file : whole).string()) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    char name[40];
    std::snprintf(name, sizeof name, "window-%016llx", static_cast<unsigned long long>(hash));
    return name;
}

class Receiver final : public wxConnection
{
public:
    explicit Receiver(const SingleInstance::Receive& receive)
        : m_receive(receive)
    {}
    bool OnExec(const wxString& /*topic*/, const wxString& data) override
    {
        std::vector<std::string> words;
        const auto text = data.utf8_string();
        for (std::size_t from = 0; from < text.size();) {
            const auto end = std::min(text.find('\n', from), text.size());
            words.push_back(text.substr(from, end - from));
            from = end + 1;
        }
        if (m_receive) {
            m_receive(words);
        }
        return true;
    }

private:
    const SingleInstance::Receive& m_receive;
};

class Server final : public wxServer
{
public:
    explicit Server(const SingleInstance::Receive& receive)
        : m_receive(receive)
    {}
    wxConnectionBase* OnAcceptConnection(const wxString& asked) override
    {
        return asked == topic ? new Receiver(m_receive) : nullptr; // owned by wx
    }

private:
    const SingleInstance::Receive& m_receive;
};

} // namespace

struct SingleInstance::Impl
{
    std::string name;
    std::unique_ptr<wxSingleInstanceChecker> checker;
    std::unique_ptr<Server> server;
};

SingleInstance::SingleInstance(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_impl(std::make_unique<Impl>())
{}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim(const std::filesystem::path& registerFile,
                           const std::vector<std::string>& words)
{
    const auto name = nameOf(registerFile);
    if (name == m_impl->name) {
        return true;
    }
    const auto socket = toWx((m_folder / (name + ".socket")).string());
    auto checker = std::make_unique<wxSingleInstanceChecker>();
    const wxLogNull quiet; // a file nobody can write only means that nobody is asked
    if (checker->Create(toWx(name + ".lock"), toWx(m_folder.string())) &&
        checker->IsAnotherRunning()) {
        std::string text;
        for (const auto& word : words) {
            text += word + '\n';
        }
        wxClient client;
        const std::unique_ptr<wxConnectionBase> connection(
            client.MakeConnection("localhost", socket, topic));
        if (connection && connection->Execute(toWx(text + "\n"))) {
            return false;
        }
        // it does not answer: it hangs or is just going
        return true;
    }
    std::error_code ignored;
    std::filesystem::remove(socket.utf8_string(), ignored);
    auto server = std::make_unique<Server>(m_receive);
    if (!server->Create(socket)) {
        server.reset();
    }
    m_impl->server = std::move(server);
    m_impl->checker = std::move(checker);
    m_impl->name = name;
    return true;
}

} // namespace dongbo::gui
