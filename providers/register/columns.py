"""Which column of the register is which fact of ours, and the columns that it has today."""

REQUIRED = (
    "URN",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "EstablishmentStatus (code)",
    "LA (code)",
)
# Fact of ours, column of the register, how it is read (`cells`).
TAKEN = (
    ("urn", "URN", "urn"),
    ("name", "EstablishmentName", "name"),
    ("type_code", "TypeOfEstablishment (code)", "type_code"),
    ("type_name", "TypeOfEstablishment (name)", "text"),
    ("status", "EstablishmentStatus (name)", "text"),
    ("opened_on", "OpenDate", "day"),
    ("closed_on", "CloseDate", "day"),
    ("phase", "PhaseOfEducation (name)", "phase"),
    ("low_age", "StatutoryLowAge", "age"),
    ("high_age", "StatutoryHighAge", "age"),
    ("sex", "Gender (name)", "text"),
    ("boarders", "Boarders (name)", "text"),
    ("authority_code", "LA (code)", "authority"),
    ("authority_name", "LA (name)", "text"),
    ("establishment_number", "EstablishmentNumber", "establishment"),
    ("trust", "Trusts (name)", "text"),
    ("street", "Street", "text"),
    ("locality", "Locality", "text"),
    ("town", "Town", "text"),
    ("county", "County (name)", "text"),
    ("postcode", "Postcode", "postcode"),
    ("easting", "Easting", "metres"),
    ("northing", "Northing", "metres"),
    ("phone", "TelephoneNum", "phone"),
    ("website", "SchoolWebsite", "text"),
    ("capacity", "SchoolCapacity", "number"),
    ("pupils", "NumberOfPupils", "number"),
    ("census_on", "CensusDate", "day"),
    ("resourced_provision", "TypeOfResourcedProvision (name)", "resourced"),
    ("resourced_places", "ResourcedProvisionCapacity", "number"),
    ("resourced_on_roll", "ResourcedProvisionOnRoll", "number"),
    ("unit_places", "SenUnitCapacity", "number"),
    ("unit_on_roll", "SenUnitOnRoll", "number"),
    ("section_41", "Section41Approved (name)", "text"),
    ("ukprn", "UKPRN", "digits"),
    ("religion", "ReligiousCharacter (name)", "text"),
)
STATUS_CODE = "EstablishmentStatus (code)"
STATUSES = {
    "1": "Open",
    "2": "Closed",
    "3": "Open, but proposed to close",
    "4": "Proposed to open",
}
NEED_COLUMNS = tuple(f"SEN{number} (name)" for number in range(1, 14))
FIELDS = (*(field for field, _, _ in TAKEN), "needs")
COLUMN_OF = {field: column for field, column, _ in TAKEN} | {"needs": NEED_COLUMNS[0]}

_CODED = (
    "LA,TypeOfEstablishment,EstablishmentTypeGroup,EstablishmentStatus,ReasonEstablishmentOpened,"
    "ReasonEstablishmentClosed,PhaseOfEducation,Boarders,OfficialSixthForm,Gender,"
    "ReligiousCharacter,Diocese,AdmissionsPolicy,SpecialClasses,TrustSchoolFlag,Trusts,Federations,"
    "GOR,DistrictAdministrative,AdministrativeWard,ParliamentaryConstituency,UrbanRural,MSOA,LSOA,"
    "PreviousLA,EstablishmentAccredited"
)
_NAMED = (
    "NurseryProvision,ReligiousEthos,SchoolSponsorFlag,SchoolSponsors,FederationFlag,"
    "FurtherEducationType,County,HeadTitle,BSOInspectorateName,TeenMoth,CCF,SENPRU,EBD,FTProv,"
    "EdByOther,Section41Approved,TypeOfResourcedProvision,InspectorateName,BoardingEstablishment,"
    "Country"
)
_BARE = (
    "URN,EstablishmentNumber,EstablishmentName,OpenDate,CloseDate,StatutoryLowAge,StatutoryHighAge,"
    "SchoolCapacity,CensusDate,NumberOfPupils,NumberOfBoys,NumberOfGirls,PercentageFSM,UKPRN,"
    "FEHEIdentifier,LastChangedDate,Street,Locality,Address3,Town,Postcode,SchoolWebsite,"
    "TelephoneNum,HeadFirstName,HeadLastName,HeadPreferredJobTitle,InspectorateReport,"
    "DateOfLastInspectionVisit,NextInspectionVisit,TeenMothPlaces,PlacesPRU,"
    "ResourcedProvisionOnRoll,ResourcedProvisionCapacity,SenUnitOnRoll,SenUnitCapacity,Easting,"
    "Northing,SENStat,SENNoStat,PropsName,PreviousEstablishmentNumber,UPRN,SiteName,QABReport,"
    "CHNumber,FSM,AccreditationExpiryDate"
)
# The 135 columns of the register as it is since 2025.
CURRENT = frozenset(
    {
        *(f"{name} (code)" for name in _CODED.split(",")),
        *(f"{name} (name)" for name in f"{_CODED},{_NAMED}".split(",")),
        *_BARE.split(","),
        *NEED_COLUMNS,
        "GSSLACode (name)",
        "QABName (code)",
        "QABName (name)",
    }
)
