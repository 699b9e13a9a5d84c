"""Time zones of CLDR that are named for a city: their names are the only names of cities that CLDR has."""

# Brussels is left out: it stands for more than one government.
CAPITALS = """
Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Asmera Africa/Bamako Africa/Bangui Africa/Banjul Africa/Bissau
Africa/Brazzaville Africa/Cairo Africa/Conakry Africa/Dakar Africa/Freetown Africa/Gaborone Africa/Harare Africa/Juba
Africa/Kampala Africa/Khartoum Africa/Kigali Africa/Kinshasa Africa/Libreville Africa/Lome Africa/Luanda Africa/Lusaka
Africa/Malabo Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Mogadishu Africa/Monrovia Africa/Nairobi
Africa/Ndjamena Africa/Niamey Africa/Nouakchott Africa/Ouagadougou Africa/Porto-Novo Africa/Tripoli Africa/Windhoek
America/Asuncion America/Bogota America/Buenos_Aires America/Caracas America/Havana America/Lima America/Managua
America/Mexico_City America/Montevideo America/Nassau America/Paramaribo America/Port-au-Prince America/Port_of_Spain
America/Santiago America/Santo_Domingo America/Tegucigalpa Asia/Amman Asia/Ashgabat Asia/Baghdad Asia/Baku Asia/Bangkok
Asia/Beirut Asia/Bishkek Asia/Damascus Asia/Dhaka Asia/Dili Asia/Dushanbe Asia/Jakarta Asia/Jerusalem Asia/Kabul
Asia/Katmandu Asia/Kuala_Lumpur Asia/Manila Asia/Muscat Asia/Nicosia Asia/Phnom_Penh Asia/Pyongyang Asia/Riyadh
Asia/Seoul Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Thimphu Asia/Tokyo Asia/Ulaanbaatar Asia/Vientiane
Asia/Yerevan Atlantic/Reykjavik Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava
Europe/Bucharest Europe/Budapest Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Kiev
Europe/Lisbon Europe/Ljubljana Europe/London Europe/Madrid Europe/Minsk Europe/Moscow Europe/Oslo Europe/Paris
Europe/Podgorica Europe/Prague Europe/Riga Europe/Rome Europe/Sarajevo Europe/Skopje Europe/Sofia Europe/Stockholm
Europe/Tallinn Europe/Tirane Europe/Vaduz Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zagreb
"""
CITIES = """
Africa/Abidjan Africa/Bujumbura Africa/Casablanca Africa/Dar_es_Salaam Africa/Johannesburg Africa/Lagos America/Chicago
America/Detroit America/Guayaquil America/Los_Angeles America/New_York America/Sao_Paulo America/Toronto
America/Vancouver Asia/Aden Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Atyrau Asia/Barnaul Asia/Calcutta Asia/Chita
Asia/Colombo Asia/Dubai Asia/Gaza Asia/Hebron Asia/Irkutsk Asia/Karachi Asia/Krasnoyarsk Asia/Novokuznetsk
Asia/Novosibirsk Asia/Omsk Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Rangoon Asia/Saigon Asia/Samarkand Asia/Shanghai
Asia/Tomsk Asia/Urumqi Asia/Vladivostok Asia/Yakutsk Asia/Yekaterinburg Australia/Brisbane Australia/Melbourne
Australia/Perth Australia/Sydney Europe/Astrakhan Europe/Istanbul Europe/Kaliningrad Europe/Samara Europe/Saratov
Europe/Ulyanovsk Europe/Volgograd Europe/Zurich Pacific/Auckland
"""
