"""Officers, shops and providers of the sample district. Their names say that nobody is meant."""

from .kit import COMMUNES, DISTRICT

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"]
INVENTED = [
    "Thí Dụ", "Giả Định", "Ví Dụ", "Tượng Trưng", "Minh Họa", "Điển Hình", "Tham Khảo", "Khuôn Mẫu", "Hình Mẫu", "Làm Mẫu",
    "Bài Tập", "Tưởng Tượng", "Giả Sử", "Bản Nháp", "Thử Nghiệm", "Thường Lệ", "Mô Phỏng", "Đặt Tên",
]
COMMUNE_POSITIONS = ["Công chức Văn hóa - Xã hội", "Phó Chủ tịch UBND"]
DISTRICT_STAFF = [  # the first in the file is the office head, the second keeps the register
    ("Lê Thị Khuôn Mẫu", "Phó Chánh Văn phòng HĐND-UBND"),
    ("Nguyễn Văn Mẫu", "Chuyên viên công nghệ thông tin"),
    ("Trần Thị Mẫu Biểu", "Chuyên viên phòng Văn hóa và Thông tin"),
    ("Phạm Văn Mẫu Số", "Trưởng phòng Văn hóa và Thông tin"),
    ("Hoàng Thị Sổ Mẫu", "Kế toán"),
]
VENDORS = [  # name, kind, phone, address
    ("Cửa hàng Minh Anh", "repair_shop", "0900 100 001", "Thị trấn Gôi"),
    ("Điện tử Mẫu Thành", "repair_shop", "0900 100 002", "Xã Thành Lợi"),
    ("Âm thanh Thí Dụ", "repair_shop", "0900 100 003", "Thành phố Nam Định"),
    ("Tin học Giả Định", "supplier", "0900 100 004", "Thành phố Nam Định"),
    ("Thiết bị hội nghị Ví Dụ", "supplier", "0900 100 005", "Hà Nội"),
    ("VNPT Vụ Bản", "provider", "0900 100 006", "Thị trấn Gôi"),
    ("Viettel Vụ Bản", "provider", "0900 100 007", "Thị trấn Gôi"),
]


class People:
    def __init__(self):
        self.names = {DISTRICT: [name for name, _ in DISTRICT_STAFF]}
        for i, unit in enumerate(COMMUNES):
            second = (i + 7) % len(INVENTED)
            self.names[unit] = [
                f"{FAMILY[i % 10]} {'Thị' if i % 2 else 'Văn'} {INVENTED[i]}",
                f"{FAMILY[(i + 3) % 10]} {'Văn' if i % 2 else 'Thị'} {INVENTED[second]}",
            ]
        flat = [n for names in self.names.values() for n in names]
        assert len(flat) == len(set(flat)), "two officers with one name"

    def name(self, unit, which):
        return self.names[unit][which]

    @property
    def keeper(self):
        """Who keeps the district's register."""
        return self.name(DISTRICT, 1)
