#include "gui/present/books/books_writing.h"

#include "core/text/wording.h"

#include <memory>
#include <optional>

namespace dongbo::present {

void writeBooks(Shell& shell, const std::string& title, const BooksUseCase& useCase,
                checks::IfUnlikely ifUnlikely)
{
    const auto result = std::make_shared<std::optional<Checked<Shell::Done>>>();
    writeInWorker(
        shell, title,
        [result, useCase, ifUnlikely](Register& reg, const WriteProgress& progress) {
            *result = useCase(reg, ifUnlikely, progress);
        },
        [&shell, title, useCase, result] {
            auto& session = shell.session();
            const auto& done = **result;
            if (done) {
                tellChanged(shell, *done, {});
                return;
            }
            const auto sentence = text::say(session.language(), done.problems().front());
            if (!checks::areOnlyUnlikely(done.problems())) {
                shell.banner({BannerTone::Warn, sentence, {}, {}, {}});
                return;
            }
            shell.prompts().ask(
                sentence, session.say("bulk.unlikely_help"), {session.say("bulk.unlikely_yes")},
                [&shell, title, useCase](const std::optional<std::size_t>& answer) {
                    if (answer) {
                        writeBooks(shell, title, useCase, checks::IfUnlikely::Write);
                    }
                });
        },
        shell.session().say("bulk.stopped_help"));
}

} // namespace dongbo::present
