#include "gui/screens/faults/report_fault_sheet.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int between = 14; ///< of two questions
constexpr int within = 8;   ///< of a question and its answers

std::vector<MenuItem> itemsOfDevices(const std::vector<present::DeviceChoice>& choices)
{
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        MenuItem item;
        item.id = std::to_string(i);
        item.word = choices[i].title;
        item.caption = choices[i].detail;
        item.icon = choices[i].icon;
        item.pill = choices[i].condition.word;
        item.pillIcon = choices[i].condition.icon;
        item.tone = toneOf(choices[i].condition.tone);
        items.push_back(std::move(item));
    }
    return items;
}

template <typename E> std::string idOf(E value)
{
    return std::string(codeOf(value));
}

} // namespace

ReportFaultSheet::ReportFaultSheet(wxWindow* parent, present::Shell& shell,
                                   const present::SheetRequest& request)
    : Sheet(parent, shell, "fault_report")
    , m_presenter(shell, *this)
{
    m_all = new wxBoxSizer(wxVERTICAL);
    buildWhat();
    buildHow();
    buildSeverity();
    buildRest();
    auto* margin = new wxBoxSizer(wxVERTICAL); // the focus outline goes round the fields
    margin->Add(m_all, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(3)));
    SetSizer(margin);
    m_presenter.open(request);
    CallAfter([this] { // once it stands where it is seen, a list can be put under its field
        m_isPlaced = true;
        showForm(m_presenter.form());
    });
}

std::string ReportFaultSheet::say(const char* code) const
{
    return shell().session().say(code);
}

void ReportFaultSheet::addAsk(const char* field, wxWindow* window, const std::string& spoken)
{
    auto* slot = new wxBoxSizer(wxVERTICAL);
    m_all->Add(slot, wxSizerFlags().Expand());
    auto& ask = m_asks[field];
    ask = std::make_unique<FieldAsk>(window, slot, std::string("fault.") + field, spoken);
    ask->onSettle([this, field, window](present::ConflictAnswer answer) {
        m_presenter.settle(field, answer);
        window->SetFocus();
    });
    ask->onConfirm([this, field] { m_presenter.confirm(field); });
}

void ReportFaultSheet::buildWhat()
{
    const auto gap = FromDIP(within);
    m_what = new StepHead(this, "fault.what_head", say("faults.ask_what"));
    m_search =
        new SearchField(this, "fault.what",
                        {{}, say("faults.what_hint"), "search", {}, {}, say("faults.ask_what")});
    m_chosen = new ChosenThing(this, "fault.chosen", say("faults.choose_other"));
    m_room = new ChipBar(this, "fault.room", {}, ChipStyle::Small);
    m_notice = new FormNote(this, "fault.notice", "info");
    m_all->Add(m_notice, wxSizerFlags().Expand().Border(wxBOTTOM, gap));
    m_all->Add(m_what, wxSizerFlags().Expand());
    // over the field, whose list would hide them
    m_all->Add(m_room, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_all->Add(m_search, wxSizerFlags().Expand().Border(wxTOP, gap));
    m_all->Add(m_chosen, wxSizerFlags().Expand().Border(wxTOP, gap));
    addAsk("what", m_chosen, say("faults.ask_what"));
    m_search->onChange([this] { m_presenter.typeWhat(m_search->text()); });
    m_search->onPick([this](const std::string& id) { m_presenter.acceptAt(std::stoul(id)); });
    m_search->onSearch([this] { m_presenter.acceptMarked(); });
    m_chosen->onClear([this] { m_presenter.clearWhat(); });
    m_room->onToggle([this](const std::string& id) {
        if (const auto about = parseCode<FaultAbout>(id)) {
            m_presenter.chooseRoom(*about);
        }
    });
}

void ReportFaultSheet::buildHow()
{
    m_how = new StepHead(this, "fault.how_head", say("faults.ask_how"));
    m_symptoms = new KeyedAnswers(this, "fault.symptoms");
    m_symptoms->setSpoken(say("faults.ask_how"));
    m_words = new TextField(this, "fault.words",
                            {{}, say("faults.words_hint"), {}, {}, {}, say("faults.words_spoken")});
    m_duplicate = new FormNote(this, "fault.duplicate", "copy");
    m_addTo = new Button(this, "fault.add_to", {say("faults.add_to")}, ButtonKind::Outline,
                         ButtonSize::Row);
    m_all->Add(m_how, wxSizerFlags().Expand().Border(wxTOP, FromDIP(between)));
    m_all->Add(m_symptoms, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_all->Add(m_words, wxSizerFlags().Expand().Border(wxTOP, FromDIP(within)));
    addAsk("symptom", m_words, say("faults.words_spoken"));
    m_all->Add(m_duplicate, wxSizerFlags().Expand().Border(wxTOP, FromDIP(within)));
    m_all->Add(m_addTo, wxSizerFlags().Right().Border(wxTOP, FromDIP(6)));
    m_symptoms->onToggle(
        [this](const std::string& id) { m_presenter.chooseSymptom(std::stoul(id)); });
    m_symptoms->onKeyed([this](std::size_t index) { m_presenter.chooseSymptom(index); });
    m_words->onChange([this] { m_presenter.typeWords(m_words->text()); });
    m_addTo->onPress([this] { m_presenter.addToDuplicate(); });
}

void ReportFaultSheet::buildSeverity()
{
    m_bad = new StepHead(this, "fault.severity_head", say("faults.ask_severity"));
    m_severity = new ChoiceCards(this, "fault.severity");
    m_severity->setSpoken(say("faults.ask_severity"));
    m_all->Add(m_bad, wxSizerFlags().Expand().Border(wxTOP, FromDIP(between)));
    m_all->Add(m_severity, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    addAsk("severity", m_severity, say("faults.ask_severity"));
    m_consequences = new FormNote(this, "fault.consequences", "info");
    m_all->Add(m_consequences, wxSizerFlags().Expand().Border(wxTOP, FromDIP(within)));
    m_severity->onChoose([this](const std::string& id) {
        if (const auto severity = parseCode<Severity>(id)) {
            m_presenter.chooseSeverity(*severity);
        }
    });
}

void ReportFaultSheet::buildRest()
{
    auto* two = new wxBoxSizer(wxHORIZONTAL);
    m_moment = new TextField(this, "fault.moment", {say("faults.field_since"), {}, "clock"});
    m_reporter =
        new SearchField(this, "fault.reporter", {say("faults.field_reporter"), {}, "user"});
    two->Add(m_moment, wxSizerFlags(1).Top());
    two->AddSpacer(FromDIP(12));
    two->Add(m_reporter, wxSizerFlags(1).Top());
    m_all->Add(two, wxSizerFlags().Expand().Border(wxTOP, FromDIP(between)));
    addAsk("reported_at", m_moment, say("faults.field_since"));
    addAsk("reported_by", m_reporter, say("faults.field_reporter"));
    m_moment->onChange([this] { m_presenter.typeMoment(m_moment->text()); });
    m_moment->onLeave([this] { m_presenter.leaveMoment(); });
    m_reporter->onChange([this] { m_presenter.typeReporter(m_reporter->text()); });
    m_reporter->onPick([this](const std::string& id) { m_presenter.takeReporter(id); });

    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_inMeeting = new CheckBox(this, "fault.in_meeting", say("faults.in_meeting"));
    m_addPhoto = new Button(this, "fault.add_photo", {say("faults.add_photo"), "camera"},
                            ButtonKind::Link, ButtonSize::Row);
    m_addNote = new Button(this, "fault.add_note", {say("faults.add_note"), "plus"},
                           ButtonKind::Link, ButtonSize::Row);
    auto* optional = new Words(this, "fault.optional", say("faults.optional"), TextSize::Caption);
    optional->setQuiet(true);
    line->Add(m_inMeeting, wxSizerFlags().CentreVertical());
    line->AddSpacer(FromDIP(16));
    line->Add(m_addPhoto, wxSizerFlags().CentreVertical());
    line->AddSpacer(FromDIP(16));
    line->Add(m_addNote, wxSizerFlags().CentreVertical());
    line->AddStretchSpacer();
    line->Add(optional, wxSizerFlags().CentreVertical());
    m_all->Add(line, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    m_inMeeting->onToggle([this](bool isOn) { m_presenter.setInMeeting(isOn); });
    m_addPhoto->onPress([this] { m_presenter.addFiles(); });
    m_addNote->onPress([this] {
        m_hasNotes = true;
        showForm(m_presenter.form());
        m_notes->SetFocus();
    });

    m_meeting = new TextField(this, "fault.meeting", {say("faults.field_meeting")});
    m_files = new ChipBar(this, "fault.files", {}, ChipStyle::Small);
    m_files->wrapLines();
    m_filesProblem = new Words(this, "fault.files_problem", "", TextSize::Caption);
    m_filesProblem->setTone(Tone::Bad);
    m_notes = new TextArea(this, "fault.notes", {say("faults.field_notes")}, 3);
    m_estimate = new MoneyField(this, "fault.estimate", {say("faults.field_estimate")});
    m_triesCard = new Card(this, "fault.tries", {say("faults.tries")});
    m_triesGrid = new wxFlexGridSizer(2, FromDIP(wxSize(12, 4)));
    m_triesGrid->AddGrowableCol(0, 1);
    m_triesGrid->AddGrowableCol(1, 1);
    m_triesCard->body().Add(m_triesGrid, wxSizerFlags().Expand());
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_meeting), static_cast<wxWindow*>(m_files),
          static_cast<wxWindow*>(m_filesProblem), static_cast<wxWindow*>(m_notes),
          static_cast<wxWindow*>(m_estimate), static_cast<wxWindow*>(m_triesCard)}) {
        m_all->Add(window, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
        if (window == m_meeting) {
            addAsk("during_meeting", window, say("faults.field_meeting"));
        } else if (window == m_notes) {
            addAsk("notes", window, say("faults.field_notes"));
        } else if (window == m_estimate) {
            addAsk("estimate", window, say("faults.field_estimate"));
        }
    }
    m_all->AddSpacer(FromDIP(12));
    m_meeting->onChange([this] { m_presenter.typeMeeting(m_meeting->text()); });
    m_notes->onChange([this] { m_presenter.typeNotes(m_notes->text()); });
    m_estimate->onChange([this] { m_presenter.typeEstimate(m_estimate->text()); });
    m_files->onClear([this](const std::string& id) { m_presenter.removeFile(std::stoul(id)); });
}

void ReportFaultSheet::showForm(const present::ReportForm& form)
{
    showWhat(form);
    showHow(form);
    showRest(form);
    showTries(form);
    showErrors(form);
    m_consequences->tell(form.consequences, toneOf(form.consequenceTone));
    Layout();
    changed();
}

void ReportFaultSheet::showWhat(const present::ReportForm& form)
{
    const bool isChosen = form.chosen.has_value();
    m_what->setStep(form.isWhatKnown, isChosen ? std::string() : say("faults.half_a_word"));
    m_search->Show(!isChosen);
    m_chosen->Show(isChosen);
    m_search->setText(form.typed);
    if (isChosen) {
        present::PillText pill = form.chosen->condition;
        if (form.chosen->inWarranty.value_or(false)) {
            pill = {"shield-check", say("faults.covered"), present::Tone::Ok};
        }
        m_chosen->setContent({form.chosen->icon, form.chosen->title,
                              form.chosenDetail.empty() ? form.chosen->detail : form.chosenDetail,
                              form.chosen->type ? pill : present::PillText{}});
        m_search->closeSuggestions();
        m_offered.clear();
    } else if (m_isPlaced && form.choices != m_offered) {
        m_offered = form.choices;
        m_search->suggest(itemsOfDevices(form.choices));
    }
    std::vector<Chip> chips;
    for (const auto& trouble : form.room) {
        Chip chip;
        chip.id = idOf(trouble.about);
        chip.word = trouble.word;
        chip.icon = trouble.icon;
        chip.isSelected = trouble.isOn;
        chips.push_back(std::move(chip));
    }
    m_room->setChips(std::move(chips));
}

void ReportFaultSheet::showHow(const present::ReportForm& form)
{
    m_how->setStep(form.isHowKnown, form.symptomsHint);
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < form.symptoms.size(); ++i) {
        Chip chip;
        chip.id = std::to_string(i);
        chip.word = form.symptoms[i].word;
        chip.keys = std::to_string(i + 1);
        chip.isSelected = form.symptoms[i].isOn;
        chips.push_back(std::move(chip));
    }
    m_symptoms->Show(!chips.empty());
    m_symptoms->setChips(std::move(chips));
    m_words->setText(form.words);
    const auto elsewhere = [&](const char* field) {
        const auto at = form.elsewhere.find(field);
        return at == form.elsewhere.end() ? std::string() : at->second;
    };
    const auto symptomElsewhere = elsewhere("symptom");
    m_moment->setNote(elsewhere("reported_at"), Tone::Warn);
    m_estimate->setNote(elsewhere("estimate"), Tone::Warn);
    m_words->setNote(symptomElsewhere.empty() ? form.recognised : symptomElsewhere,
                     symptomElsewhere.empty() ? Tone::Ok : Tone::Warn);
    m_notes->setNote(elsewhere("notes"), Tone::Warn);
    m_meeting->setNote(elsewhere("during_meeting"), Tone::Warn);
    m_notice->tell(form.notice.empty() ? std::vector<std::string>()
                                       : std::vector<std::string>{form.notice},
                   Tone::Warn);
    m_duplicate->tell(form.duplicate ? std::vector<std::string>{form.duplicate->sentence}
                                     : std::vector<std::string>(),
                      Tone::Warn);
    m_addTo->Show(form.duplicate.has_value());
    const auto severityElsewhere = elsewhere("severity");
    m_bad->setStep(form.isSeverityKnown,
                   severityElsewhere.empty() ? form.severityReason : severityElsewhere);
    std::vector<ChoiceCards::Choice> cards;
    std::string chosen;
    for (const auto& each : form.severities) {
        ChoiceCards::Choice card;
        card.id = idOf(each.severity);
        card.word = each.pill.word;
        card.caption = each.meaning;
        card.icon = each.pill.icon;
        card.tone = toneOf(each.pill.tone);
        if (each.isOn) {
            chosen = card.id;
        }
        cards.push_back(std::move(card));
    }
    m_severity->setChoices(std::move(cards));
    m_severity->choose(chosen);
}

void ReportFaultSheet::showRest(const present::ReportForm& form)
{
    m_moment->setText(form.moment);
    m_reporter->setText(form.reporter);
    const auto reporterElsewhere = form.elsewhere.find("reported_by");
    m_reporter->setNote(reporterElsewhere == form.elsewhere.end() ? form.reporterHint
                                                                  : reporterElsewhere->second,
                        reporterElsewhere == form.elsewhere.end() ? Tone::Mute : Tone::Warn);
    const std::string who = m_reporter->native().HasFocus() ? form.reporter : std::string();
    if (who != m_offeredWho) {
        m_offeredWho = who;
        m_reporter->suggest(itemsOf(form.reporters, "user"));
    }
    m_inMeeting->setChecked(form.inMeeting);
    m_meeting->Show(form.inMeeting);
    m_meeting->setText(form.meeting);
    std::vector<Chip> files;
    for (std::size_t i = 0; i < form.files.size(); ++i) {
        Chip chip;
        chip.id = std::to_string(i);
        chip.word = form.files[i];
        chip.icon = "paperclip";
        chip.isClosable = true;
        files.push_back(std::move(chip));
    }
    m_files->Show(!files.empty());
    m_files->setChips(std::move(files));
    m_hasNotes = m_hasNotes || !form.notes.empty() || !form.estimate.empty();
    m_addNote->Show(!m_hasNotes);
    m_notes->Show(m_hasNotes);
    m_estimate->Show(m_hasNotes);
    m_notes->setText(form.notes);
    if (!m_estimate->native().HasFocus()) {
        m_estimate->setText(form.estimate);
    }
}

void ReportFaultSheet::showTries(const present::ReportForm& form)
{
    m_triesCard->Show(!form.tries.empty());
    if (m_tries.size() != form.tries.size()) {
        m_triesGrid->Clear(/*delete_windows=*/true);
        m_tries.clear();
        for (std::size_t i = 0; i < form.tries.size(); ++i) {
            auto* box = new CheckBox(m_triesCard, "fault.try" + std::to_string(i + 1), {});
            box->onToggle([this, i](bool isOn) { m_presenter.setTried(i, isOn); });
            m_triesGrid->Add(box, wxSizerFlags().Expand());
            m_tries.push_back(box);
        }
    }
    for (std::size_t i = 0; i < m_tries.size(); ++i) {
        m_tries[i]->setWord(form.tries[i].word);
        m_tries[i]->setChecked(form.tries[i].isOn);
    }
}

void ReportFaultSheet::showErrors(const present::ReportForm& form)
{
    const auto problem = [&](const char* field) {
        const auto at = form.problems.find(field);
        return at == form.problems.end() ? std::string() : at->second;
    };
    m_search->setError(problem("what"));
    m_words->setError(problem("symptom"));
    m_moment->setError(problem("reported_at"));
    for (auto& [field, ask] : m_asks) {
        const auto conflict = form.conflicts.find(field);
        const auto question = form.questions.find(field);
        ask->show(shell().session(),
                  conflict == form.conflicts.end() ? std::nullopt : std::optional{conflict->second},
                  question == form.questions.end() ? std::nullopt
                                                   : std::optional{question->second});
    }
    m_estimate->setError(problem("estimate"));
    m_notes->setError(problem("notes"));
    m_meeting->setError(problem("during_meeting"));
    m_filesProblem->setText(problem("files"));
    m_filesProblem->Show(!problem("files").empty());
}

wxWindow* ReportFaultSheet::firstField()
{
    switch (m_spot) {
    case Spot::What:
        return m_search;
    case Spot::Symptoms:
        return m_symptoms->IsShown() ? static_cast<wxWindow*>(m_symptoms) : m_words;
    case Spot::Words:
        return m_words;
    case Spot::Severity:
        return m_severity;
    case Spot::Moment:
        return m_moment;
    case Spot::Reporter:
        return m_reporter;
    case Spot::Estimate:
        return m_estimate;
    case Spot::Notes:
        return m_notes;
    }
    return m_search;
}

void ReportFaultSheet::focusOn(Spot spot)
{
    m_spot = spot;
    firstField()->SetFocus();
}

std::string ReportFaultSheet::title() const
{
    return m_presenter.form().title;
}

std::string ReportFaultSheet::caption() const
{
    return say(m_presenter.form().isCompletion ? "faults.complete_caption"
                                               : "faults.report_caption");
}

std::vector<SheetButton> ReportFaultSheet::buttons() const
{
    std::vector<SheetButton> out;
    if (!m_presenter.form().isCompletion) {
        out.push_back({"later", say("faults.send_later"), {}, true});
    }
    out.push_back({"send",
                   say(m_presenter.form().isCompletion ? "faults.send_completed" : "faults.send"),
                   "check", true});
    return out;
}

void ReportFaultSheet::press(std::string_view buttonId)
{
    if (buttonId == "later") {
        m_presenter.sendUnfinished();
    }
}

void ReportFaultSheet::commit()
{
    m_presenter.send();
}

std::string ReportFaultSheet::draft() const
{
    return m_presenter.answers().text();
}

void ReportFaultSheet::restore(std::string_view draft)
{
    m_presenter.restore(present::FormDraft(draft));
}

void ReportFaultSheet::point(const present::RecordRef& record)
{
    if (!m_presenter.form().isWhatKnown &&
        (record.kind == RecordKind::Device || record.kind == RecordKind::Site)) {
        m_presenter.take(record);
    }
}

} // namespace dongbo::gui
