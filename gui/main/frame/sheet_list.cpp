#include "gui/main/frame/sheet_list.h"

#include "gui/screens/choose_sheet.h"
#include "gui/screens/devices/device_form_sheet.h"
#include "gui/screens/faults/fault_form_sheet.h"
#include "gui/screens/faults/report_fault_sheet.h"

#include <functional>
#include <map>

namespace dongbo::gui {

namespace {

using Make = std::function<Sheet*(wxWindow*, present::Shell&, const present::SheetRequest&)>;

template <typename S>
Sheet* make(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request)
{
    return new S(parent, shell, request); // owned by parent
}

// One line a form.
const std::map<present::SheetKind, Make>& sheetList()
{
    using enum present::SheetKind;
    static const std::map<present::SheetKind, Make> all{
        {AddDevice, make<DeviceFormSheet>},     {EditDevice, make<DeviceFormSheet>},
        {ReplaceDevice, make<DeviceFormSheet>}, {TransferDevice, make<DeviceFormSheet>},
        {DisposeDevice, make<DeviceFormSheet>}, {GiveCustody, make<DeviceFormSheet>},
        {ReportFault, make<ReportFaultSheet>},  {AcceptFault, make<FaultFormSheet>},
        {WaitFault, make<FaultFormSheet>},      {FixFault, make<FaultFormSheet>},
        {CloseFault, make<FaultFormSheet>},     {StartRepair, make<FaultFormSheet>},
        {FinishRepair, make<FaultFormSheet>},   {CorrectRecord, make<FaultFormSheet>},
        {ReopenFault, make<FaultFormSheet>},    {ChoosePerson, make<ChooseSheet>},
        {ChooseRecord, make<ChooseSheet>},
    };
    return all;
}

} // namespace

Sheet* makeSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request)
{
    const auto at = sheetList().find(request.kind);
    return at == sheetList().end() ? nullptr : at->second(parent, shell, request);
}

bool hasSheet(present::SheetKind kind)
{
    return sheetList().contains(kind);
}

} // namespace dongbo::gui
