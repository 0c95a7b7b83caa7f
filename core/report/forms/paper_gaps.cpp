#include "core/report/forms/paper_gaps.h"

#include "core/domain/error.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/form_file.h"
#include "core/report/own/own_definition.h"

#include <algorithm>

namespace dongbo::report {

std::vector<std::string> filledIn(std::string_view paper)
{
    if (paper.starts_with(ownPrefix)) {
        return {}; // no form, no gaps
    }
    const auto& known = definitions();
    const auto at = std::find_if(known.begin(), known.end(),
                                 [paper](const auto* one) { return one->name == paper; });
    if (at == known.end()) {
        throw Error(Error::Kind::Usage, {"report.unknown", {{"name", std::string(paper)}}});
    }
    const auto& definition = **at;
    if (definition.fill == nullptr) {
        return {};
    }
    const auto form = formNamed(definition.name);
    std::string all;
    bool isLetter = false;
    for (const auto& part : form.parts) {
        for (const auto& cell : part.cells) {
            all += cell + "\n";
        }
        for (const auto& signer : part.signers) {
            all += signer.roles + signer.name + "\n";
        }
        isLetter = isLetter || part.kind == FormPart::Kind::Foot;
        if (part.kind == FormPart::Kind::List) {
            all += "{" + part.cells.front() + "}";
        }
    }
    const auto has = [&all](std::string_view gap) {
        const auto begin = "{" + std::string(gap);
        for (const char* end : {"}", ":", "?"}) {
            if (all.find(begin + end) != std::string::npos) {
                return true;
            }
        }
        return false;
    };
    std::vector<std::string> out;
    for (const auto& spec : definition.parameters) {
        const bool isWords =
            spec.kind == ParameterKind::Text || spec.name == "dated" || spec.name == "signs";
        if (isWords && (has(spec.name == "dated" ? "dd" : spec.name) ||
                        (isLetter && spec.name == "recipients"))) {
            out.emplace_back(spec.name);
        }
    }
    return out;
}

} // namespace dongbo::report
